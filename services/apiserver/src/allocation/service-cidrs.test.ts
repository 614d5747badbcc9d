import { type ApiObject, decodeObject, kinds } from "@kubets/api";
import { readFamilies, readRanges } from "./service-cidrs.ts";

const v4 = "10.96.0.0/16";
const v6 = "fd00:10::/108";

interface Given {
  readonly name?: string;
  readonly cidrs: readonly string[];
  readonly ready?: "True" | "False";
  readonly goes?: boolean;
}

const holding = (...given: readonly Given[]) => ({
  peekAll: () =>
    given.map(({ name = "kubernetes", cidrs, ready, goes }) => {
      const object: ApiObject = decodeObject(kinds.ServiceCIDR, {
        metadata: { name, ...(goes ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {}) },
        spec: { cidrs },
        ...(ready ? { status: { conditions: [{ type: "Ready", status: ready }] } } : {}),
      });
      return { object } as never;
    }),
});

test.each([
  { it: "one family", cidrs: [v4], families: ["IPv4"] },
  { it: "IPv6 alone", cidrs: [v6], families: ["IPv6"] },
  { it: "both, the first by default", cidrs: [v4, v6], families: ["IPv4", "IPv6"] },
  { it: "both, IPv6 first", cidrs: [v6, v4], families: ["IPv6", "IPv4"] },
])("families of the default ranges: $it", ({ cidrs, families }) => {
  const read = readFamilies(holding({ cidrs }, { name: "further", cidrs: ["fd00:20::/108", "10.97.0.0/24"] }));
  expect(read.default).toBe(families[0]);
  expect([...read.configured]).toEqual(families);
});

test("addresses come from the ranges that are ready and stay", () => {
  const ranges = readRanges(
    holding(
      { cidrs: [v4, v6] },
      { name: "ready", cidrs: ["10.97.0.0/24"], ready: "True" },
      { name: "not-ready", cidrs: ["10.98.0.0/24"], ready: "False" },
      { name: "going", cidrs: ["10.99.0.0/24"], goes: true },
    ),
  );
  expect(ranges).toHaveLength(3);
});
