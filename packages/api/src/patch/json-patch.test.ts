import { ApiError } from "../errors.ts";
import { jsonPatch } from "./json-patch.ts";

const target = { metadata: { labels: { "x.y/z": "1" } }, data: { a: "1", nul: null }, list: ["a", "b"] };
const op = (op: string, path: string, rest: object = {}) => ({ op, path, ...rest });

const rows: { it: string; patch: unknown; after: object }[] = [
  { it: "adds a key", patch: [op("add", "/data/b", { value: "2" })], after: { data: { a: "1", nul: null, b: "2" } } },
  { it: "adds over a key", patch: [op("add", "/data/a", { value: "2" })], after: { data: { a: "2", nul: null } } },
  {
    it: "replaces a missing key",
    patch: [op("replace", "/data/b", { value: 1 })],
    after: { data: { a: "1", nul: null, b: 1 } },
  },
  { it: "removes a key", patch: [op("remove", "/data/nul")], after: { data: { a: "1" } } },
  { it: "moves a key", patch: [op("move", "/data/b", { from: "/data/a" })], after: { data: { nul: null, b: "1" } } },
  {
    it: "copies a key",
    patch: [op("copy", "/data/b", { from: "/data/a" })],
    after: { data: { a: "1", nul: null, b: "1" } },
  },
  { it: "inserts into a list", patch: [op("add", "/list/1", { value: "x" })], after: { list: ["a", "x", "b"] } },
  { it: "appends to a list", patch: [op("add", "/list/-", { value: "x" })], after: { list: ["a", "b", "x"] } },
  { it: "counts negative indexes from the end", patch: [op("remove", "/list/-1")], after: { list: ["a"] } },
  {
    it: "reads escapes in a pointer",
    patch: [op("replace", "/metadata/labels/x.y~1z", { value: "2" })],
    after: { metadata: { labels: { "x.y/z": "2" } } },
  },
  {
    it: "reads a pointer without its slash from the second step",
    patch: [op("add", "data/x", { value: 1 })],
    after: { x: 1 },
  },
  { it: "takes a missing key for null in a test", patch: [op("test", "/data/zz", { value: null })], after: {} },
  { it: "does nothing for null", patch: null, after: {} },
  { it: "does nothing for an empty list", patch: [], after: {} },
];
for (const row of rows)
  test(`jsonPatch() ${row.it}`, () => {
    const before = structuredClone(target);
    expect(jsonPatch(target, row.patch)).toEqual({ ...target, ...row.after });
    expect(target).toEqual(before);
  });

test("jsonPatch() replaces the document", () =>
  expect(jsonPatch(target, [op("replace", "", { value: { a: 1 } })])).toEqual({ a: 1 }));

test("jsonPatch() shares what it leaves alone", () =>
  expect((jsonPatch(target, [op("add", "/data/b", { value: "2" })]) as typeof target).metadata).toBe(target.metadata));

test("jsonPatch() sets __proto__ as a key", () => {
  const after = jsonPatch({ a: {} }, [op("add", "/a/__proto__", { value: { polluted: 1 } })]) as { a: object };
  expect(Object.keys(after.a)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(after.a)).toBe(Object.prototype);
});

const impossible: [string, unknown][] = [
  ["a test that fails", [op("add", "/data/b", { value: 1 }), op("test", "/data/a", { value: "9" })]],
  ["removing a missing key", [op("remove", "/data/zz")]],
  ["moving a missing key", [op("move", "/data/b", { from: "/data/zz" })]],
  ["a missing parent", [op("add", "/zz/b", { value: 1 })]],
  ["an index past the end", [op("add", "/list/9", { value: 1 })]],
  ["an unknown operation", [op("nope", "/data")]],
  ["a missing operation", [{ path: "/data" }]],
  ["a missing pointer", [{ op: "add", value: 1 }]],
  ["an inherited key", [op("remove", "/data/constructor")]],
];
for (const [it, patch] of impossible)
  test(`jsonPatch() refuses ${it} with 422`, () => {
    const refusal = expect(() => jsonPatch(target, patch));
    refusal.toThrow(ApiError);
    refusal.toThrow("the server rejected our request due to an error in our request");
  });

const wrong: [string, unknown, string, number][] = [
  [
    "an object",
    { op: "add" },
    "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp",
    400,
  ],
  [
    "a list of strings",
    ["a"],
    "error decoding patch: json: cannot unmarshal string into Go value of type handlers.jsonPatchOp",
    400,
  ],
  [
    "too many operations",
    Array.from({ length: 10_001 }, () => op("add", "/data/n", { value: "v" })),
    "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001",
    413,
  ],
  [
    "copies that double an object to over 3 MiB",
    Array.from({ length: 30 }, (_, i) => op("copy", `/data/c${i}`, { from: "/data" })),
    "the server rejected our request",
    422,
  ],
];
for (const [it, patch, message, code] of wrong)
  test(`jsonPatch() refuses ${it} with ${code}`, () => {
    let thrown: unknown;
    try {
      jsonPatch(target, patch);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, message: expect.stringContaining(message) });
  });
