import { allKinds } from "@kubets/api";
import { columnDescription } from "./column-descriptions.ts";

test("every column of every built-in kind is described", () => {
  const names = new Set(allKinds.flatMap((kind) => kind.columns.map((column) => column.name)));
  expect([...names].filter((name) => columnDescription(name) === "")).toEqual([]);
});
