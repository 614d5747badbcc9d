import type { Probe } from "@kubets/api/types/core-v1";
import { firstVerdict, nextVerdict } from "./verdict.ts";

const probe: Probe = { successThreshold: 2, failureThreshold: 3 };
const rows: { it: string; first: boolean; outcomes: string; ok: boolean }[] = [
  { it: "trusts before the first outcome", first: true, outcomes: "", ok: true },
  { it: "bears fewer failures than the threshold", first: true, outcomes: "--", ok: true },
  { it: "turns at the threshold", first: true, outcomes: "---", ok: false },
  { it: "counts only failures in a row", first: true, outcomes: "--+--", ok: true },
  { it: "needs as many successes as the threshold", first: false, outcomes: "+", ok: false },
  { it: "turns back after them", first: false, outcomes: "+-++", ok: true },
];
for (const { it, first, outcomes, ok } of rows)
  test(`nextVerdict() ${it}`, () => {
    let verdict = firstVerdict(first);
    for (const outcome of outcomes) verdict = nextVerdict(verdict, outcome === "+", probe);
    expect(verdict.ok).toBe(ok);
  });
