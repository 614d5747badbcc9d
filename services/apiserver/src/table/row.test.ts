import { allKinds } from "@kubets/api";
import { printers } from "./printers.ts";
import { cellsAt, rowOf, rowText } from "./row.ts";

const now = Date.parse("2026-01-01T00:10:00Z");

test("cellsAt() puts ages in at the time of reading", () => {
  const text = rowText({ cells: ["a", { before: "2 (", since: "2026-01-01T00:05:00Z", after: " ago)" }, 3, true] });
  expect(cellsAt(text, now)).toBe('["a","2 (5m ago)",3,true]');
  expect(cellsAt(text, now + 60_000)).toBe('["a","2 (6m ago)",3,true]');
});

test("cellsAt() says that a time is not known", () => {
  expect(cellsAt(rowText({ cells: [{ before: "", since: undefined, after: "" }] }), now)).toBe('["<unknown>"]');
});

test("every printer belongs to a kind", () => {
  const resources = new Set(allKinds.map(({ group, plural }) => (group ? `${plural}.${group}` : plural)));
  // A subresource with rows of its own.
  resources.add("scales.autoscaling");
  expect(Object.keys(printers).filter((name) => !resources.has(name))).toEqual([]);
});

const stored = allKinds.filter(({ storage, columns }) => storage && columns.length > 0);
test.each(stored.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind] as const))(
  "the row of an empty %s has a cell for each column",
  (_, kind) => {
    const object = { kind: kind.kind, apiVersion: kind.apiVersion, metadata: { name: "a" } };
    // An address's age has no column.
    const more = kind.plural === "ipaddresses" ? 1 : 0;
    expect(rowOf(kind, object).cells).toHaveLength(kind.columns.length + more);
  },
);
