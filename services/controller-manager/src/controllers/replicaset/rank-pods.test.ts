import type { Pod } from "@kubets/api/types/core-v1";
import { rankPods } from "./rank-pods.ts";

const now = new Date("2026-01-01T12:00:00Z");
interface Traits {
  readonly node?: string;
  readonly phase?: string;
  readonly readySince?: string;
  readonly cost?: string;
  readonly restarts?: number;
  readonly created?: string;
}
const pod = (
  name: string,
  { node = "n", phase = "Running", readySince = "2026-01-01T00:00:00Z", ...more }: Traits,
): Pod =>
  ({
    metadata: {
      name,
      uid: name,
      creationTimestamp: more.created ?? "2026-01-01T00:00:00Z",
      annotations: more.cost ? { "controller.kubernetes.io/pod-deletion-cost": more.cost } : {},
    },
    spec: { nodeName: node },
    status: {
      phase,
      conditions: readySince ? [{ type: "Ready", status: "True", lastTransitionTime: readySince }] : [],
      containerStatuses: [{ restartCount: more.restarts ?? 0 }],
    },
  }) as unknown as Pod;

const rows: { it: string; first: Traits; second: Traits }[] = [
  { it: "unassigned before assigned", first: { node: "" }, second: {} },
  { it: "pending before running", first: { phase: "Pending" }, second: {} },
  { it: "not ready before ready", first: { readySince: "" }, second: {} },
  { it: "cheap before dear", first: { cost: "-1" }, second: { cost: "10" } },
  { it: "on a crowded node before alone", first: { node: "crowded" }, second: {} },
  { it: "ready for minutes before ready for hours", first: { readySince: "2026-01-01T11:58:00Z" }, second: {} },
  { it: "restarted before never restarted", first: { restarts: 3 }, second: {} },
  { it: "created lately before created long ago", first: { created: "2026-01-01T11:58:00Z" }, second: {} },
  {
    it: "a cost that is no number counts as none",
    first: { cost: "1e3", readySince: "2026-01-01T11:58:00Z" },
    second: { cost: "0" },
  },
];
for (const { it, first, second } of rows)
  test(`rankPods() puts ${it}`, () => {
    const neighbours = ({ spec }: Pod) => (spec.nodeName === "crowded" ? 3 : 1);
    const ranked = rankPods([pod("b", second), pod("a", first)], { now, neighbours });
    expect(ranked.map(({ metadata }) => metadata.name)).toEqual(["a", "b"]);
  });

test("rankPods() lets chance decide between pods of about one age", () => {
  const ranked = rankPods(
    [pod("y", { readySince: "2026-01-01T00:00:10Z" }), pod("x", { readySince: "2026-01-01T00:00:00Z" })],
    { now, neighbours: () => 1 },
  );
  expect(ranked.map(({ metadata }) => metadata.name)).toEqual(["x", "y"]);
});
