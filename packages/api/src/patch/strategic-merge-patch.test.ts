import fc from "fast-check";
import { kinds } from "../schema/table.ts";
import { strategicMergePatch } from "./strategic-merge-patch.ts";

const { message } = kinds.Pod;
const pod = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "p", labels: { l: "1", m: "2" }, finalizers: ["x.y/a", "x.y/b"] },
  spec: {
    containers: [
      {
        name: "a",
        image: "a1",
        args: ["x"],
        env: [
          { name: "E1", value: "1" },
          { name: "E2", value: "2" },
        ],
      },
      { name: "b", image: "b1" },
    ],
    volumes: [{ name: "v", emptyDir: {} }],
    tolerations: [{ key: "k" }],
    nodeSelector: { a: "b" },
  },
};
const patched = (patch: unknown) => strategicMergePatch(message, pod, patch) as typeof pod;
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

const orders: [string, object, string[]][] = [
  ["leaves the order when items are there", { containers: [{ name: "b", image: "b2" }] }, ["a", "b"]],
  ["puts a new item first", { containers: [{ name: "c" }] }, ["c", "a", "b"]],
  ["puts new items in the patch's order", { containers: [{ name: "d" }, { name: "c" }] }, ["d", "c", "a", "b"]],
  ["keeps a new item behind the one it follows", { containers: [{ name: "a" }, { name: "c" }] }, ["a", "c", "b"]],
  ["deletes an item", { containers: [{ name: "a", $patch: "delete" }] }, ["b"]],
  ["replaces the list", { containers: [{ name: "z" }, { $patch: "replace" }] }, ["z"]],
  ["orders", { "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] }, ["b", "a"]],
  [
    "orders and merges",
    { "$setElementOrder/containers": [{ name: "b" }, { name: "c" }, { name: "a" }], containers: [{ name: "c" }] },
    ["b", "c", "a"],
  ],
];
for (const [it, spec, order] of orders)
  test(`strategicMergePatch() ${it}`, () => expect(names(patched({ spec }).spec.containers)).toEqual(order));

const rows: { it: string; patch: unknown; at: (after: typeof pod) => unknown; is: unknown }[] = [
  {
    it: "merges the items of a list by key",
    patch: { spec: { containers: [{ name: "a", env: [{ name: "E1", value: "9" }, { name: "E3" }] }] } },
    at: ({ spec }) => spec.containers[0],
    is: {
      name: "a",
      image: "a1",
      args: ["x"],
      env: [{ name: "E1", value: "9" }, { name: "E3" }, { name: "E2", value: "2" }],
    },
  },
  {
    it: "replaces lists without a strategy",
    patch: { spec: { containers: [{ name: "a", args: ["y", "z"] }], tolerations: [{ key: "j" }] } },
    at: ({ spec }) => [spec.containers[0]!.args, spec.tolerations],
    is: [["y", "z"], [{ key: "j" }]],
  },
  {
    it: "merges values of a set",
    patch: { metadata: { finalizers: ["x.y/c", "x.y/a"] } },
    at: ({ metadata }) => metadata.finalizers,
    is: ["x.y/c", "x.y/a", "x.y/b"],
  },
  {
    it: "deletes values of a set",
    patch: { metadata: { "$deleteFromPrimitiveList/finalizers": ["x.y/a", "x.y/zz"] } },
    at: ({ metadata }) => metadata.finalizers,
    is: ["x.y/b"],
  },
  {
    it: "orders values of a set",
    patch: { metadata: { "$setElementOrder/finalizers": ["x.y/b", "x.y/a"], finalizers: ["x.y/b"] } },
    at: ({ metadata }) => metadata.finalizers,
    is: ["x.y/b", "x.y/a"],
  },
  {
    it: "keeps only the keys to retain",
    patch: { spec: { volumes: [{ name: "v", $retainKeys: ["name", "hostPath"], hostPath: { path: "/x" } }] } },
    at: ({ spec }) => spec.volumes,
    is: [{ name: "v", hostPath: { path: "/x" } }],
  },
  {
    it: "replaces a map",
    patch: { spec: { nodeSelector: { $patch: "replace", c: "d" } } },
    at: ({ spec }) => spec.nodeSelector,
    is: { c: "d" },
  },
  {
    it: "empties a map",
    patch: { spec: { nodeSelector: { $patch: "delete" } } },
    at: ({ spec }) => spec.nodeSelector,
    is: {},
  },
  {
    it: "removes by null",
    patch: { metadata: { labels: { l: null } }, spec: { volumes: null } },
    at: ({ metadata, spec }) => [metadata.labels, spec.volumes],
    is: [{ m: "2" }, undefined],
  },
  { it: "does nothing for null", patch: null, at: (after) => after, is: pod },
];
for (const row of rows)
  test(`strategicMergePatch() ${row.it}`, () => {
    const before = structuredClone(pod);
    expect(row.at(patched(row.patch))).toEqual(row.is);
    expect(pod).toEqual(before);
  });

const refused: { patch: unknown; message: string; code: number }[] = [
  {
    patch: { spec: { "$setElementOrder/containers": [{ name: "b" }], containers: [{ name: "a", image: "q" }] } },
    message: "The order in patch list:\n[map[image:q name:a]]\n doesn't match $setElementOrder list:\n[map[name:b]]\n",
    code: 500,
  },
  {
    patch: { spec: { volumes: [{ name: "v", $retainKeys: ["name"], nfs: {} }] } },
    message: "invalid patch format of retainKeys",
    code: 400,
  },
  {
    patch: { spec: { containers: [{ name: "a", $patch: "nope" }] } },
    message: "unknown patch type: nope in map: map[$patch:nope name:a]",
    code: 500,
  },
  {
    patch: { spec: { $patch: "merge", nodeName: "n" } },
    message: "unknown patch type: merge in map: map[$patch:merge nodeName:n]",
    code: 500,
  },
  {
    patch: { spec: { containers: [{ image: "q" }] } },
    message: "map: map[image:q] does not contain declared merge key: name",
    code: 500,
  },
  { patch: [], message: "json: cannot unmarshal array into Go value of type map[string]interface {}", code: 400 },
];
for (const { patch, message, code } of refused)
  test(`strategicMergePatch() answers ${JSON.stringify(patch)} with ${code}`, () => {
    let thrown: unknown;
    try {
      patched(patch);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, message });
  });

const container = fc.record(
  { name: fc.constantFrom("a", "b", "c"), image: fc.constantFrom("i", "j"), args: fc.array(fc.constantFrom("x", "y")) },
  { requiredKeys: ["name"] },
);
const containers = fc.uniqueArray(container, { selector: ({ name }) => name, maxLength: 3 });
const anyPatch = fc.record({
  metadata: fc.record({ finalizers: fc.uniqueArray(fc.constantFrom("x.y/a", "x.y/c", "x.y/d")) }, { requiredKeys: [] }),
  spec: fc.record({ containers }, { requiredKeys: [] }),
});

test("strategicMergePatch() checks the order of a list that is new", () => {
  const patch = { metadata: { "$setElementOrder/finalizers": ["x.y/a"], finalizers: ["x.y/b"] } };
  const merge = () => strategicMergePatch(kinds.Pod.message, { metadata: {} }, patch);
  expect(merge).toThrow("The order in patch list:\n[x.y/b]\n doesn't match $setElementOrder list:\n[x.y/a]\n");
});

test("strategicMergePatch() leaves a directive that nobody knows for the decoder to tell", () => {
  expect(strategicMergePatch(kinds.Pod.message, { spec: {} }, { spec: { $foo: 1 } })).toEqual({ spec: { $foo: 1 } });
});

test("strategicMergePatch() refuses a directive of no list", () => {
  const merge = (patch: object) => () => strategicMergePatch(kinds.Pod.message, { spec: {} }, patch);
  expect(merge({ spec: { $setElementOrder: [] } })).toThrow("invalid patch format of setElementOrder list");
  expect(merge({ spec: { $deleteFromPrimitiveListX: [] } })).toThrow("invalid patch format of primitive list");
});

test("strategicMergePatch() cannot merge what Go has no fields for", () => {
  const revision = { data: { spec: { replicas: 1 }, x: 1 } };
  const merge = (patch: object) => strategicMergePatch(kinds.ControllerRevision.message, revision, patch);
  expect(merge({ data: { x: 2, other: { a: 1 } } })).toEqual({
    data: { spec: { replicas: 1 }, x: 2, other: { a: 1 } },
  });
  expect(() => merge({ data: { spec: { replicas: 2 } } })).toThrow(
    'unable to find api field in struct RawExtension for the json field "spec"',
  );
});

const nulls: [string, object, object, object][] = [
  [
    "keeps nulls in a list that replaces another",
    { spec: { tolerations: [{ key: "a" }] } },
    { spec: { tolerations: [{ key: "b", value: null }] } },
    { spec: { tolerations: [{ key: "b", value: null }] } },
  ],
  [
    "drops nulls in a list where there was none",
    { spec: {} },
    { spec: { tolerations: [{ key: "b", value: null }] } },
    { spec: { tolerations: [{ key: "b" }] } },
  ],
  [
    "keeps nulls of an item that it adds, its merge key among them",
    { spec: { containers: [{ name: "a" }] } },
    { spec: { containers: [{ name: null, image: null }] } },
    { spec: { containers: [{ name: null, image: null }, { name: "a" }] } },
  ],
];
for (const [it, target, patch, after] of nulls)
  test(`strategicMergePatch() ${it}`, () => expect(strategicMergePatch(message, target, patch)).toEqual(after));

test("strategicMergePatch() done twice is done once", () =>
  fc.assert(
    fc.property(anyPatch, (patch) => {
      const once = patched(patch);
      expect(strategicMergePatch(message, once, patch)).toEqual(once);
    }),
  ));
