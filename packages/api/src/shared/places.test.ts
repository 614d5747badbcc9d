import { placesOf, putAt } from "./places.ts";

const rows: [string, unknown, unknown][] = [
  ["the value itself", "old", "new"],
  ["a member", { a: "old", b: 1 }, { a: "new", b: 1 }],
  ["items and members at any depth", { a: [{ b: "old" }, 1, "old"] }, { a: [{ b: "new" }, 1, "new"] }],
];

test.each(rows)("a text is replaced as %s", (_, value, expected) => {
  expect(putAt(value, placesOf(value, "old")!, "new")).toEqual(expected);
});

test.each([
  ["a key", { old: 1 }],
  ["a part of a text", { a: "older" }],
  ["null", null],
])("no place is %s", (_, value) => {
  expect(placesOf(value, "old")).toBeUndefined();
});

test("what has no such text in it stays the same value", () => {
  const value = { a: { b: "old" }, c: { d: 1 } };
  const put = putAt(value, placesOf(value, "old")!, "new") as typeof value;
  expect(put.c).toBe(value.c);
  expect(value.a.b).toBe("old");
});
