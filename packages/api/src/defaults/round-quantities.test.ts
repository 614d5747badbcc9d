import { roundQuantities } from "./round-quantities.ts";

const rows = [
  { given: "1", is: "1" },
  { given: "5m", is: "5m" },
  { given: "1n", is: "1m" },
  { given: "1500u", is: "2m" },
  { given: "999999n", is: "1m" },
  { given: "999999999n", is: "1" },
  { given: "-1500u", is: "-2m" },
  { given: "1e-3", is: "1e-3" },
  { given: "1e-9", is: "1e-3" },
  { given: "1500e-6", is: "2e-3" },
  { given: "12E-06", is: "1e-3" },
  { given: "1e21", is: "1e21" },
  { given: "7.060780047", is: "7061m" },
  { given: "1.123", is: "1.123" },
  { given: "1.123m", is: "2m" },
];
for (const { given, is } of rows) {
  test(`to a thousandth, ${given} is ${is}`, () => {
    const changed = roundQuantities(["limits"])({ limits: { cpu: given, memory: "1Gi" } });
    expect(changed?.limits ?? { cpu: given, memory: "1Gi" }).toEqual({ cpu: is, memory: "1Gi" });
  });
}
