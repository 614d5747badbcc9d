import { formBudget, weightOf } from "./form-budget.ts";

const MiB = 1024 * 1024;
const least = 32 * MiB;
const podBytes = 3_560;
/** Protobuf, and the row of a Table with metadata, with what the cache itself needs. */
const podForms = 2_430 + 1_760 + 200;

const rows = [
  { it: "keeps to what it was given where little is stored", stored: 5 * MiB, budget: least },
  { it: "does not add to it at 2,000 pods", stored: 2_000 * weightOf(podBytes), budget: least },
  { it: "grows beyond it with what is stored", stored: 100 * MiB, budget: 150 * MiB },
];
test.each(rows)("formBudget() $it", ({ stored, budget }) => expect(formBudget(least, stored)).toBe(budget));

test.each([2_000, 8_000, 32_000, 150_000])("protobuf and rows of %i pods fit", (pods) => {
  expect(formBudget(least, pods * weightOf(podBytes))).toBeGreaterThan(pods * podForms);
});

test("a small object brings along what its forms need beside their bytes", () => {
  const [jsonBytes, forms] = [300, 200 + 250 + 250];
  expect(formBudget(0, weightOf(jsonBytes))).toBeGreaterThan(forms);
});
