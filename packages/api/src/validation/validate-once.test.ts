import { type Found, requiredValue } from "./found.ts";
import { validateOnce } from "./validate-once.ts";

test("validateOnce() asks once of what is right, and again and again of what is wrong", () => {
  const part = {};
  const found: Found = [];
  let asked = 0;
  let isWrong = true;
  const rules = () => {
    asked++;
    if (isWrong) found.push(requiredValue("spec"));
  };
  validateOnce(part, found, rules);
  validateOnce(part, found, rules);
  expect(found).toHaveLength(2);
  isWrong = false;
  validateOnce(part, found, rules);
  validateOnce(part, found, rules);
  expect(asked).toBe(3);
});
