import { imagesToRemove, type SeenImage } from "./images-to-remove.ts";

const now = new Date("2026-01-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const image = (id: string, more: Partial<SeenImage> = {}): SeenImage => ({
  ...{ id, size: 10, firstSeen: ago(60), inUse: false, pinned: false },
  ...more,
});
const limits = { highPercent: 85, lowPercent: 80, minimumAgeMs: 120_000 };

const rows = [
  { it: "removes nothing below the high mark", used: 84, images: [image("a")], gone: [] },
  { it: "removes as much as leads to the low mark", used: 90, images: [image("a"), image("b")], gone: ["a"] },
  { it: "removes more where one is not enough", used: 95, images: [image("a"), image("b")], gone: ["a", "b"] },
  {
    it: "begins with what was never used, then with the longest unused",
    used: 100,
    images: [image("new", { lastUsed: ago(1) }), image("old", { lastUsed: ago(50) }), image("never")],
    gone: ["never", "old"],
  },
  {
    it: "begins with the oldest of the unused",
    used: 90,
    images: [image("young", { firstSeen: ago(10) }), image("old", { firstSeen: ago(90) })],
    gone: ["old"],
  },
  {
    it: "keeps what is in use, pinned, or has just come",
    used: 99,
    images: [image("a", { inUse: true }), image("b", { pinned: true }), image("c", { firstSeen: ago(1) })],
    gone: [],
  },
];
for (const { it: says, used, images, gone } of rows)
  test(`imagesToRemove() ${says}`, () => {
    const disk = { capacityBytes: 100, availableBytes: 100 - used };
    expect(imagesToRemove({ images, disk, now, limits }).map(({ id }) => id)).toEqual(gone);
  });
