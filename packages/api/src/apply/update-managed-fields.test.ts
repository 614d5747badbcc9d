import { mergePatch } from "../patch/merge-patch.ts";
import type { ApiObject, Kind, ManagedFieldsEntry } from "../schema/schema.ts";
import { kinds } from "../schema/table.ts";
import { type UpdateOfManagedFields, updateManagedFields } from "./update-managed-fields.ts";

const noon = new Date("2024-01-01T12:00:00.999Z");
const later = new Date("2024-01-01T12:00:05Z");

const configMap = (rest: object = {}): ApiObject =>
  ({ kind: "ConfigMap", apiVersion: "v1", metadata: { name: "c", namespace: "n" }, ...rest }) as ApiObject;

const update = (rest: Partial<UpdateOfManagedFields> & { next: ApiObject }) =>
  updateManagedFields({
    kind: kinds.ConfigMap as Kind,
    subresource: "",
    manager: "m",
    now: noon,
    resetFields: [],
    ...rest,
  });
const managersOf = (object: ApiObject) => object.metadata.managedFields ?? [];
const fieldsOf = (object: ApiObject, manager: string) =>
  managersOf(object).find((entry) => entry.manager === manager)?.fieldsV1;

/** Written by one manager, as the store would give it back. */
const live = (rest: object): ApiObject => {
  const created = update({ manager: "creator", next: configMap(rest) });
  return { ...created, metadata: { ...created.metadata, uid: "u" } };
};
const patched = (object: ApiObject, patch: object, rest: Partial<UpdateOfManagedFields> = {}) =>
  update({ previous: object, next: mergePatch(object, patch) as ApiObject, now: later, ...rest });

test("an item without the key of its list leaves an object to nobody", () => {
  const account = { kind: "ServiceAccount", apiVersion: "v1", metadata: { name: "a" } };
  const kind = kinds.ServiceAccount as Kind;
  const created = (secrets: object[]) => update({ kind, next: { ...account, secrets } as ApiObject });
  expect(managersOf(created([{ name: "x" }]))).toHaveLength(1);
  expect(managersOf(created([{ name: "x" }, { kind: "Secret" }]))).toEqual([]);
});

test("a new object belongs to its creator", () =>
  expect(managersOf(update({ manager: "creator", next: configMap({ data: { b: "1", a: "2" } }) }))).toEqual([
    {
      manager: "creator",
      operation: "Update",
      apiVersion: "v1",
      time: "2024-01-01T12:00:00Z",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:data": { ".": {}, "f:a": {}, "f:b": {} } },
    },
  ]));

const port = { containerPort: 80, protocol: "TCP" };
const pod = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "p", uid: "u", generation: 1, creationTimestamp: "2024-01-01T00:00:00Z", generateName: "p-" },
  spec: {
    containers: [
      { name: "c", image: "i", ports: [port, { ...port, containerPort: 9 }], args: ["x"], resources: {} },
      { name: "b", image: "i", resources: {}, env: [{ name: "D" }, { name: "D" }] },
    ],
    nodeSelector: { a: "b" },
    tolerations: [{ key: "k" }],
    securityContext: {},
  },
  status: { phase: "Pending" },
} as ApiObject;

test("who creates a pod owns what the schema divides it into, and nothing that the server writes", () => {
  const created = update({ kind: kinds.Pod as Kind, next: pod, resetFields: [["status"]] });
  expect(JSON.stringify(fieldsOf(created, "m"))).toBe(
    JSON.stringify({
      "f:metadata": { "f:generateName": {} },
      "f:spec": {
        "f:containers": {
          'k:{"name":"b"}': {
            ".": {},
            "f:env": { ".": {}, 'k:{"name":"D"}': {} },
            "f:image": {},
            "f:name": {},
            "f:resources": {},
          },
          'k:{"name":"c"}': {
            ".": {},
            "f:args": {},
            "f:image": {},
            "f:name": {},
            "f:ports": {
              ".": {},
              'k:{"containerPort":9,"protocol":"TCP"}': { ".": {}, "f:containerPort": {}, "f:protocol": {} },
              'k:{"containerPort":80,"protocol":"TCP"}': { ".": {}, "f:containerPort": {}, "f:protocol": {} },
            },
            "f:resources": {},
          },
        },
        "f:nodeSelector": {},
        "f:securityContext": {},
        "f:tolerations": {},
      },
    }),
  );
});

const kindsOfCreates: { it: string; kind: Kind; object: object; fields: object }[] = [
  {
    it: "a list that was sent empty is owned",
    kind: kinds.LimitRange as Kind,
    object: { spec: { limits: [] } },
    fields: { "f:spec": { "f:limits": {} } },
  },
  {
    it: "a list that stays null is nobody's",
    kind: kinds.LimitRange as Kind,
    object: { metadata: { labels: { a: "b" } }, spec: { limits: null } },
    fields: { "f:metadata": { "f:labels": { ".": {}, "f:a": {} } } },
  },
  {
    it: "raw data is one field",
    kind: kinds.ControllerRevision as Kind,
    object: { data: { spec: { x: 1 } }, revision: 1 },
    fields: { "f:data": {}, "f:revision": {} },
  },
  {
    it: "a reference that its field divides is divided",
    kind: kinds.PersistentVolume as Kind,
    object: { spec: { claimRef: { name: "n", namespace: "m" } } },
    fields: { "f:spec": { "f:claimRef": { ".": {}, "f:name": {}, "f:namespace": {} } } },
  },
];
for (const { it, kind, object, fields } of kindsOfCreates)
  test(`on create ${it}`, () => {
    const next = { kind: kind.kind, apiVersion: kind.apiVersion, metadata: {}, ...object } as ApiObject;
    expect(fieldsOf(update({ kind, next }), "m")).toEqual(fields);
  });

test("who changes a field takes it from its owner, who keeps the rest and its time", () => {
  const after = patched(live({ data: { a: "1", b: "2" } }), { data: { a: "9" } });
  expect(fieldsOf(after, "creator")).toEqual({ "f:data": { ".": {}, "f:b": {} } });
  expect(fieldsOf(after, "m")).toEqual({ "f:data": { "f:a": {} } });
  expect(managersOf(after).map(({ time }) => time)).toEqual(["2024-01-01T12:00:00Z", "2024-01-01T12:00:05Z"]);
});

test("who removes a field takes it from its owner and gets nothing", () => {
  const after = patched(live({ data: { a: "1", b: "2" } }), { data: { a: null } });
  expect(managersOf(after).map(({ manager }) => manager)).toEqual(["creator"]);
  expect(fieldsOf(after, "creator")).toEqual({ "f:data": { ".": {}, "f:b": {} } });
});

test("an update that changes nothing gives back the same entries", () => {
  const before = live({ data: { a: "1" } });
  const after = patched(before, { data: { a: "1" } });
  expect(after.metadata.managedFields).toEqual(before.metadata.managedFields);
});

test("keys that every JavaScript object inherits are keys like others", () => {
  const before = live({ data: { a: "1" } });
  const next = { ...before, data: JSON.parse('{"a":"1","constructor":"x","__proto__":"y"}') } as ApiObject;
  expect(Object.keys((fieldsOf(update({ previous: before, next }), "m") as { "f:data": object })["f:data"])).toEqual([
    "f:__proto__",
    "f:constructor",
  ]);
});

test("what an endpoint does not write is not owned through it", () => {
  const next = mergePatch(pod, { spec: { nodeName: "n" }, status: { phase: "Running" } }) as ApiObject;
  const previous = {
    ...pod,
    metadata: { ...pod.metadata, managedFields: live({ data: { a: "1" } }).metadata.managedFields },
  };
  const status = update({ kind: kinds.Pod as Kind, subresource: "status", previous, next, resetFields: [["spec"]] });
  expect(managersOf(status).find(({ subresource }) => subresource === "status")?.fieldsV1).toEqual({
    "f:status": { "f:phase": {} },
  });
});

test("the same manager has an entry for each subresource", () => {
  const before = live({ data: { a: "1" } });
  const after = patched(patched(before, { data: { b: "1" } }), { data: { c: "1" } }, { subresource: "status" });
  expect(managersOf(after).map(({ manager, subresource }) => [manager, subresource])).toEqual([
    ["creator", undefined],
    ["m", undefined],
    ["m", "status"],
  ]);
});

test("over ten updaters the oldest become one", () => {
  const after = Array.from({ length: 14 }).reduce<ApiObject>(
    (object, _, i) =>
      patched(object, { data: { [`x${i}`]: "1" } }, { manager: `m${i}`, now: new Date(later.getTime() + i * 1000) }),
    live({ data: { a: "1" } }),
  );
  expect(managersOf(after)).toHaveLength(10);
  expect(managersOf(after)[0]).toMatchObject({ manager: "ancient-changes", time: "2024-01-01T12:00:09Z" });
  expect(fieldsOf(after, "ancient-changes")).toEqual({
    "f:data": { ".": {}, "f:a": {}, "f:x0": {}, "f:x1": {}, "f:x2": {}, "f:x3": {}, "f:x4": {} },
  });
});

const stranger = (rest: ManagedFieldsEntry = {}): ManagedFieldsEntry => ({
  manager: "stranger",
  operation: "Update",
  apiVersion: "v1",
  time: "2020-01-01T00:00:00Z",
  fieldsType: "FieldsV1",
  fieldsV1: { "f:data": { "f:z": {}, "f:a": {} } },
  ...rest,
});
const sent: { it: string; managedFields: unknown; managers: string[] }[] = [
  { it: "are taken", managedFields: [stranger()], managers: ["stranger", "m"] },
  { it: "are ignored when empty", managedFields: null, managers: ["creator", "m"] },
  {
    it: "are ignored with an unknown operation",
    managedFields: [stranger({ operation: "Nope" })],
    managers: ["creator", "m"],
  },
  {
    it: "are ignored with an unknown type",
    managedFields: [stranger({ fieldsType: "X" })],
    managers: ["creator", "m"],
  },
  { it: "are ignored without a version", managedFields: [stranger({ apiVersion: "" })], managers: ["creator", "m"] },
  { it: "are ignored with bad paths", managedFields: [stranger({ fieldsV1: { q: {} } })], managers: ["creator", "m"] },
  { it: "lose entries of a version that is gone", managedFields: [stranger({ apiVersion: "v9" })], managers: ["m"] },
  { it: "forget all when they are one empty entry", managedFields: [{}], managers: [] },
  { it: "forget all when they are an empty list", managedFields: [], managers: [] },
];
for (const { it, managedFields, managers } of sent)
  test(`managedFields that a client sends ${it}`, () => {
    const after = patched(live({ data: { a: "1" } }), { metadata: { managedFields }, data: { b: "1" } });
    expect(managersOf(after).map(({ manager }) => manager)).toEqual(managers);
  });

test("managedFields that a client sends are written in order", () => {
  const after = patched(live({ data: { a: "1" } }), { metadata: { managedFields: [stranger()] } });
  expect(JSON.stringify(fieldsOf(after, "stranger"))).toBe('{"f:data":{"f:a":{},"f:z":{}}}');
});

test("nobody is tracked again once all are forgotten", () => {
  const forgotten = patched(live({ data: { a: "1" } }), { metadata: { managedFields: [] } });
  expect(managersOf(patched(forgotten, { data: { b: "1" } }))).toEqual([]);
});
