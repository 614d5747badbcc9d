import { comparisonTable } from "./figures.ts";

const ours = { create: { PerSec: 3000 }, watch: { eventsPerSec: 90_000 }, rssIdleMB: 100 };
const peer = { create: { PerSec: 1000 }, watch: { eventsPerSec: 50_000 }, rssIdleMB: 250 };
const table = comparisonTable({ protocol: "http2", ours, peer }).split("\n");
const rowOf = (name: string) => table.find((line) => line.startsWith(`| ${name}`));

test("comparisonTable() says that a target is met", () =>
  expect(rowOf("create")).toBe("| create, 16 clients | 3,000 /s | 1,000 /s | 3.00 × | 2.5 × | yes |"));
test("comparisonTable() says that a target is missed", () => expect(rowOf("watch")).toMatch(/1\.80 × \| 2 × \| no/));
test("comparisonTable() takes less memory as better", () =>
  expect(rowOf("memory, idle")).toMatch(/0\.40 × \| 0\.5 × \| yes/));
test("comparisonTable() shows a missing figure as missing", () =>
  expect(rowOf("delete")).toMatch(/– \| – \| – \| 3 × \| {2}\|/));
test("comparisonTable() works without a peer", () =>
  expect(comparisonTable({ protocol: "http1", ours, peer: undefined })).toMatch(/3,000 \/s \| – \| – \|/));
