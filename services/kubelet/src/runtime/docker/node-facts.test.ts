import { capabilitiesIn, capabilitiesMissing } from "./capabilities.ts";
import { clampOomScoreAdj, systemdSlice } from "./node-facts.ts";

test("systemdSlice() writes levels as dashes and dashes as underscores", () =>
  expect(systemdSlice("/kubepods/burstable/pod1f-2c")).toBe("kubepods-burstable-pod1f_2c.slice"));

const scores = [
  { it: "keeps a score that may be given", wanted: 900, lowest: 0, is: 900 },
  { it: "raises one that may not", wanted: -998, lowest: 0, is: 0 },
  { it: "keeps a low one where everything may be given", wanted: -998, lowest: -1000, is: -998 },
];
for (const { it: says, wanted, lowest, is } of scores)
  test(`clampOomScoreAdj() ${says}`, () => expect(clampOomScoreAdj(wanted, { lowestOomScoreAdj: lowest })).toBe(is));

test("capabilitiesIn() reads a mask", () => expect(capabilitiesIn("0000000000001001")).toEqual(["CHOWN", "NET_ADMIN"]));

test("capabilitiesMissing() knows what a kernel has, and no more", () => {
  expect(capabilitiesMissing("000001fffeffffff", 40)).toEqual(["SYS_RESOURCE"]);
  expect(capabilitiesMissing("0000003fffffffff", 37)).toEqual([]);
});
