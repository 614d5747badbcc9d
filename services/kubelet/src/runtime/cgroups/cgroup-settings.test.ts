import { cpuShares, cpuWeight, settingsV1, settingsV2 } from "./cgroup-settings.ts";

const values = (settings: readonly { file: string; value: string }[]) =>
  Object.fromEntries(settings.map(({ file, value }) => [file, value]));

test("settingsV1() and settingsV2() write absent limits as none", () => {
  expect(values(settingsV1({}))).toMatchObject({
    "cpu.cfs_quota_us": "-1",
    "memory.limit_in_bytes": "-1",
    "pids.max": "max",
  });
  expect(values(settingsV2({}))).toMatchObject({ "cpu.max": "max 100000", "memory.max": "max", "pids.max": "max" });
});

test("settingsV2() writes limits in the words of cgroup v2", () => {
  const limits = { cpuShares: 1024, cpuQuotaMicroseconds: 50_000, memoryLimitBytes: 1 << 20, pidsLimit: 9 };
  expect(values(settingsV2(limits))).toEqual({
    ...{ "cpu.weight": "39", "cpu.max": "50000 100000", "memory.max": "1048576", "pids.max": "9" },
  });
});

for (const [shares, weight] of [
  [0, 1],
  [2, 1],
  [1024, 39],
  [262_144, 10_000],
  [999_999, 10_000],
] as const)
  test(`cpuWeight() of ${shares} shares is ${weight}`, () => expect(cpuWeight(shares)).toBe(weight));

test("cpuShares() gives shares that weigh as much", () => {
  for (const weight of [1, 2, 39, 100, 10_000]) expect(cpuWeight(cpuShares(weight))).toBe(weight);
});
