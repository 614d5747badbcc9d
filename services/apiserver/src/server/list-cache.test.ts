import { createListCache } from "./list-cache.ts";

interface Step {
  readonly key: string;
  readonly bytes: number;
}
const [a, b, large]: readonly Step[] = [
  { key: "a", bytes: 40 },
  { key: "b", bytes: 40 },
  { key: "large", bytes: 500 },
] as const;

const rows: { it: string; asked: readonly Step[]; made: readonly string[] }[] = [
  { it: "makes an answer once", asked: [a!, a!, a!], made: ["a"] },
  { it: "keeps as many as fit", asked: [a!, b!, a!, b!], made: ["a", "b"] },
  { it: "keeps an answer that alone is larger than all may be", asked: [large!, large!], made: ["large"] },
  { it: "lets a larger answer drive out the others", asked: [a!, large!, a!], made: ["a", "large", "a"] },
  {
    it: "lets an answer drive out one that is too large",
    asked: [large!, a!, a!, large!],
    made: ["large", "a", "large"],
  },
];
test.each(rows)("the list cache $it", async ({ asked, made }) => {
  const cache = createListCache(100);
  const seen: string[] = [];
  for (const { key, bytes } of asked) {
    await cache.get(key, async () => {
      seen.push(key);
      return Buffer.alloc(bytes);
    });
  }
  expect(seen).toEqual(made);
});

test("the list cache makes an answer once for all who ask meanwhile", async () => {
  const cache = createListCache(100);
  let made = 0;
  const make = async () => {
    made++;
    return Buffer.alloc(10);
  };
  await Promise.all([cache.get("a", make), cache.get("a", make)]);
  expect(made).toBe(1);
});

test("the list cache keeps nothing without a key", async () => {
  const cache = createListCache(100);
  let made = 0;
  for (let time = 0; time < 2; time++) {
    await cache.get(undefined, async () => {
      made++;
      return Buffer.alloc(10);
    });
  }
  expect(made).toBe(2);
});
