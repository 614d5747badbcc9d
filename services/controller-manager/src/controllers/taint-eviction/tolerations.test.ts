import type { Taint, Toleration } from "@kubets/api/types/core-v1";
import { secondsTolerated } from "./tolerations.ts";

const taint = (key: string, value?: string): Taint => ({ key, value, effect: "NoExecute" });
const rows: { it: string; taints: Taint[]; tolerations: Toleration[]; seconds: number | undefined }[] = [
  { it: "no toleration", taints: [taint("a")], tolerations: [], seconds: 0 },
  { it: "one for ever", taints: [taint("a")], tolerations: [{ key: "a", operator: "Exists" }], seconds: undefined },
  {
    it: "one for five minutes",
    taints: [taint("a")],
    tolerations: [{ key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 }],
    seconds: 300,
  },
  {
    it: "the shorter of two",
    taints: [taint("a"), taint("b")],
    tolerations: [
      { key: "a", operator: "Exists", tolerationSeconds: 300 },
      { operator: "Exists", tolerationSeconds: 20 },
    ],
    seconds: 20,
  },
  { it: "another value", taints: [taint("a", "x")], tolerations: [{ key: "a", value: "y" }], seconds: 0 },
  {
    it: "another effect",
    taints: [taint("a")],
    tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule" }],
    seconds: 0,
  },
  {
    it: "a negative time",
    taints: [taint("a")],
    tolerations: [{ operator: "Exists", tolerationSeconds: -5 }],
    seconds: 0,
  },
];
for (const { it, taints, tolerations, seconds } of rows)
  test(`with ${it} a pod stays ${seconds ?? "for ever"}`, () =>
    expect(secondsTolerated(taints, tolerations)).toBe(seconds));
