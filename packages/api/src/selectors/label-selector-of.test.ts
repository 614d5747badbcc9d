import { type LabelSelectorSpec, labelSelectorOf } from "./label-selector-of.ts";

const rows: { it: string; spec: LabelSelectorSpec | undefined; text: string; a1: boolean }[] = [
  { it: "selects nothing when absent", spec: undefined, text: "", a1: false },
  { it: "selects everything when empty", spec: {}, text: "", a1: true },
  { it: "takes matchLabels as equalities", spec: { matchLabels: { a: "1" } }, text: "a=1", a1: true },
  {
    it: "wants labels and expressions",
    spec: { matchLabels: { a: "1" }, matchExpressions: [{ key: "b", operator: "Exists" }] },
    text: "a=1,b",
    a1: false,
  },
  {
    it: "reads sets",
    spec: { matchExpressions: [{ key: "a", operator: "In", values: ["2", "1"] }] },
    text: "a in (1,2)",
    a1: true,
  },
  {
    it: "selects nothing by an operator it does not know",
    spec: { matchExpressions: [{ key: "a", operator: "Gt", values: ["0"] }] },
    text: "",
    a1: false,
  },
  {
    it: "selects nothing by an empty set",
    spec: { matchExpressions: [{ key: "a", operator: "NotIn", values: [] }] },
    text: "",
    a1: false,
  },
];
for (const row of rows)
  test(`labelSelectorOf() ${row.it}`, () => {
    const selector = labelSelectorOf(row.spec);
    expect(`${selector}`).toBe(row.text);
    expect(selector.matches({ a: "1" })).toBe(row.a1);
  });
