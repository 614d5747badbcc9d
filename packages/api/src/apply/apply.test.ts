// long file: one story of owners after another, told of the same object.
import fc from "fast-check";
import { mergePatch } from "../patch/merge-patch.ts";
import type { ApiObject, Kind } from "../schema/schema.ts";
import { kinds } from "../schema/table.ts";
import { type Application, apply } from "./apply.ts";
import { type Convert, updateManagedFields } from "./update-managed-fields.ts";

const noon = new Date("2024-01-01T12:00:00Z");
const later = new Date("2024-01-01T12:00:05Z");
const kind = kinds.Service as Kind;

const service = (rest: object = {}) => ({ apiVersion: "v1", kind: "Service", metadata: { name: "s" }, ...rest });
const applied = (live: ApiObject | undefined, manager: string, rest: Partial<Application> & { config: object }) =>
  apply({
    kind,
    subresource: "",
    manager,
    force: false,
    now: live ? later : noon,
    live,
    applied: service(rest.config),
    resetFields: [["status"]],
    ...rest,
  });
const stored = (object: ApiObject): ApiObject => ({ ...object, metadata: { ...object.metadata, uid: "u" } });
const updated = (live: ApiObject, manager: string, patch: object) =>
  updateManagedFields({
    kind,
    subresource: "",
    manager,
    now: noon,
    previous: live,
    next: mergePatch(live, patch) as ApiObject,
    resetFields: [["status"]],
  });
const managers = (object: ApiObject) =>
  (object.metadata.managedFields ?? []).map(({ manager, operation, fieldsV1 }) => [manager, operation, fieldsV1]);

const created = stored(applied(undefined, "m1", { config: { spec: { selector: { a: "b" }, ports: [{ port: 80 }] } } }));

test("apply() creates, and owns what the configuration names", () => {
  expect(created.spec).toMatchObject({ selector: { a: "b" }, ports: [{ port: 80 }] });
  expect(managers(created)).toEqual([
    [
      "m1",
      "Apply",
      { "f:spec": { "f:ports": { 'k:{"port":80,"protocol":"TCP"}': { ".": {}, "f:port": {} } }, "f:selector": {} } },
    ],
  ]);
  expect(created.metadata.managedFields?.[0]?.time).toBe("2024-01-01T12:00:00Z");
});

test("apply() of the same configuration gives back the live object", () =>
  expect(applied(created, "m1", { config: { spec: { selector: { a: "b" }, ports: [{ port: 80 }] } } })).toBe(created));

test("apply() of fields that are as wanted shares them, without a time", () => {
  const shared = applied(created, "m2", { config: { spec: { selector: { a: "b" } } } });
  expect(shared.spec).toBe(created.spec);
  expect(shared.metadata.managedFields?.find(({ manager }) => manager === "m2")).toEqual({
    manager: "m2",
    operation: "Apply",
    apiVersion: "v1",
    fieldsType: "FieldsV1",
    fieldsV1: { "f:spec": { "f:selector": {} } },
  });
});

test("apply() removes what it does not apply any more", () => {
  const after = applied(created, "m1", { config: { spec: { ports: [{ port: 81 }] } } });
  expect(after.spec).toMatchObject({ ports: [{ port: 81 }] });
  expect(after.spec).not.toHaveProperty("selector");
});

test("apply() keeps what another manager wants too", () => {
  const shared = applied(created, "m2", { config: { spec: { selector: { a: "b" } } } });
  const after = applied(shared, "m1", { config: { spec: { ports: [{ port: 80 }] } } });
  expect(after.spec).toMatchObject({ selector: { a: "b" } });
});

test("apply() keeps what an update has taken over", () => {
  const taken = updated(created, "kubectl-edit", {
    spec: { ports: [{ port: 80, name: "web" }], selector: { c: "d" } },
  });
  const after = applied(taken, "m1", { config: { metadata: { name: "s", labels: { l: "1" } } } });
  expect(after.spec).toMatchObject({ selector: { c: "d" } });
});

test("apply() owns zero values and nulls that are named", () => {
  const after = applied(undefined, "m1", {
    config: { spec: { publishNotReadyAddresses: false, externalName: "", type: null } },
  });
  expect(managers(after)[0]?.[2]).toEqual({
    "f:spec": { "f:externalName": {}, "f:publishNotReadyAddresses": {}, "f:type": {} },
  });
});

const conflicts: { it: string; live: ApiObject; config: object; message: string; fields: string[] }[] = [
  {
    it: "an applier",
    live: created,
    config: { spec: { selector: { x: "y" } } },
    message: 'Apply failed with 1 conflict: conflict with "m1": .spec.selector',
    fields: [".spec.selector"],
  },
  {
    it: "an updater, with its version",
    live: updated(created, "kubectl", { metadata: { labels: { l: "1" } } }),
    config: { metadata: { name: "s", labels: { l: "2" } } },
    message: 'Apply failed with 1 conflict: conflict with "kubectl" using v1: .metadata.labels.l',
    fields: [".metadata.labels.l"],
  },
  {
    it: "several managers, in order",
    live: updated(created, "kubectl", { metadata: { labels: { l: "1", m: "1" } } }),
    config: { metadata: { name: "s", labels: { l: "2", m: "2" } }, spec: { selector: { x: "y" } } },
    message:
      'Apply failed with 3 conflicts: conflicts with "kubectl" using v1:\n- .metadata.labels.l\n- .metadata.labels.m\nconflicts with "m1":\n- .spec.selector',
    fields: [".metadata.labels.l", ".metadata.labels.m", ".spec.selector"],
  },
  {
    it: "everything before the first apply",
    live: { ...created, metadata: { ...created.metadata, managedFields: undefined } },
    config: { spec: { selector: { x: "y" } } },
    message: 'Apply failed with 1 conflict: conflict with "before-first-apply" using v1: .spec.selector',
    fields: [".spec.selector"],
  },
];
for (const { it, live, config, message, fields } of conflicts)
  test(`apply() conflicts with ${it}`, () => {
    let thrown: unknown;
    try {
      applied(live, "m2", { config });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 409, reason: "Conflict", message });
    const causes = (thrown as { details: { causes: { reason: string; field: string }[] } }).details.causes;
    expect(causes.map(({ field }) => field)).toEqual(fields);
    expect(new Set(causes.map(({ reason }) => reason))).toEqual(new Set(["FieldManagerConflict"]));
  });

test("apply() with force takes the fields of others", () => {
  const after = applied(created, "m2", { config: { spec: { selector: { x: "y" } } }, force: true });
  expect(after.spec).toMatchObject({ selector: { x: "y" } });
  expect(
    managers(after).map(([manager, , fields]) => [manager, Object.keys((fields as { "f:spec": object })["f:spec"])]),
  ).toEqual([
    ["m1", ["f:ports"]],
    ["m2", ["f:selector"]],
  ]);
});

const annotation = "kubectl.kubernetes.io/last-applied-configuration";
const clientSide = service({ spec: { selector: { a: "b" } } });
const fromClientSide = updateManagedFields({
  kind,
  subresource: "",
  manager: "kubectl-client-side-apply",
  now: noon,
  next: service({
    metadata: { name: "s", annotations: { [annotation]: JSON.stringify(clientSide) } },
    spec: { selector: { a: "b" } },
  }) as unknown as ApiObject,
  resetFields: [["status"]],
});

test("apply() lets kubectl take over what its client-side apply set, and tells it what is applied now", () => {
  const after = applied(stored(fromClientSide), "kubectl", { config: { spec: { selector: { c: "d" } } } });
  expect(after.spec).toMatchObject({ selector: { c: "d" } });
  expect(after.metadata.annotations?.[annotation]).toBe(
    '{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"selector":{"c":"d"}}}\n',
  );
});

test("apply() lets nobody else do so", () =>
  expect(() => applied(stored(fromClientSide), "m2", { config: { spec: { selector: { c: "d" } } } })).toThrow(
    "conflict",
  ));

const unfit: { config: object; code: number; message: string }[] = [
  { config: { kind: "Pod" }, code: 400, message: "invalid object type: /v1, Kind=Pod" },
  { config: { metadata: { name: "s", managedFields: [] } }, code: 400, message: "metadata.managedFields must be nil" },
  { config: { spec: { nope: 1 } }, code: 500, message: ".spec.nope: field not declared in schema" },
  {
    config: { spec: { type: 1 } },
    code: 500,
    message: ".spec.type: expected string, got &value.valueUnstructured{Value:1}",
  },
  { config: { spec: [] }, code: 500, message: ".spec: expected map, got &{[]}" },
  { config: { spec: { ports: {} } }, code: 500, message: ".spec.ports: expected list, got &{map[]}" },
  {
    config: { spec: { healthCheckNodePort: "x", publishNotReadyAddresses: "x" } },
    code: 500,
    message:
      "errors:\n  .spec.healthCheckNodePort: expected numeric (int or float), got string\n  .spec.publishNotReadyAddresses: expected boolean, got &{x}",
  },
  {
    config: { spec: { ports: [{ port: 80 }, { port: 80, protocol: "TCP" }] } },
    code: 500,
    message: '.spec.ports: duplicate entries for key [port=80,protocol="TCP"]',
  },
  {
    config: { metadata: { name: "s", finalizers: ["x.y/a", "x.y/a"] } },
    code: 500,
    message: '.metadata.finalizers: duplicate entries for key [="x.y/a"]',
  },
  {
    config: { spec: { ports: [null] } },
    code: 500,
    message: ".spec.ports: element 0: associative list with keys may not have a null element",
  },
  {
    config: { metadata: { name: "s", finalizers: [null] } },
    code: 500,
    message: ".metadata.finalizers: element 0: associative list without keys has an element that's an explicit null",
  },
  {
    config: { metadata: { name: "s", finalizers: ["a", []] } },
    code: 500,
    message: ".metadata.finalizers: element 1: not supported: associative list with lists as elements",
  },
  {
    config: { metadata: { name: "s", finalizers: [{}] } },
    code: 500,
    message: ".metadata.finalizers: element 0: associative list without keys has an element that's a map type",
  },
];
for (const { config, code, message } of unfit)
  test(`apply() answers ${JSON.stringify(config)} with ${code}`, () => {
    let thrown: unknown;
    try {
      applied(created, "m1", { config });
    } catch (error) {
      thrown = error;
    }
    const prefix = code === 500 ? "failed to create typed patch object (/s; /v1, Kind=Service): " : "";
    expect(thrown).toMatchObject({ code, message: `${prefix}${message}` });
  });

test("apply() names nothing that has no name", () =>
  expect(() => applied(created, "m1", { config: { metadata: { name: 5 } } })).toThrow(
    "failed to create typed patch object (/; /v1, Kind=Service): .metadata.name: expected string",
  ));

test("apply() wants a key of every item of a list with keys", () => {
  const kind = kinds.ServiceAccount as Kind;
  const config = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "a" }, secrets: [{ kind: "Secret" }] };
  const application = { kind, subresource: "", manager: "m", force: false, now: new Date(), live: undefined };
  expect(() => apply({ ...application, applied: config, resetFields: [] })).toThrow(
    '.secrets: element 0: associative list with keys has an element that omits all key fields ["name"] (and',
  );
});

test("apply() takes turns between versions of a kind", () => {
  const [v1, v2] = [kinds["autoscaling/v1/HorizontalPodAutoscaler"] as Kind, kinds.HorizontalPodAutoscaler as Kind];
  const convert: Convert = ({ object }, apiVersion) => {
    const kind = [v1, v2].find((kind) => kind.apiVersion === apiVersion);
    return kind && { kind, object: { ...object, apiVersion } };
  };
  const hpa = (kind: Kind, labels: object) => ({
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: { name: "h", labels },
  });
  const first = apply({
    ...{ kind: v2, subresource: "", manager: "m", force: false, now: noon, live: undefined, resetFields: [], convert },
    applied: hpa(v2, { a: "1", b: "1" }),
  });
  const second = apply({
    ...{ kind: v1, subresource: "", manager: "m", force: false, now: later, resetFields: [], convert },
    live: stored({ ...first, apiVersion: v1.apiVersion }),
    applied: hpa(v1, { a: "1" }),
  });
  expect(second.metadata.labels).toEqual({ a: "1" });
  expect(second.metadata.managedFields?.map(({ apiVersion }) => apiVersion)).toEqual(["autoscaling/v1"]);
});

/** No empty maps or lists: they are owned, but not stored, so that they are new each time. */
const config = fc.record(
  {
    metadata: fc.record({
      name: fc.constant("s"),
      labels: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2"), {
        minKeys: 1,
        noNullPrototype: true,
      }),
      finalizers: fc.uniqueArray(fc.constantFrom("x.y/a", "x.y/b", "x.y/c"), { minLength: 1 }),
    }),
    spec: fc.record(
      {
        selector: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", "2"), {
          minKeys: 1,
          noNullPrototype: true,
        }),
        ports: fc.uniqueArray(
          fc.record({ port: fc.constantFrom(80, 81, 82), name: fc.constantFrom("x", "y") }, { requiredKeys: ["port"] }),
          { minLength: 1, selector: ({ port }) => port },
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["metadata"] },
);

test("apply() done twice is done once", () =>
  fc.assert(
    fc.property(config, config, config, (a, b, c) => {
      const live = stored(applied(stored(applied(undefined, "m1", { config: a })), "m2", { config: b, force: true }));
      const once = applied(live, "m1", { config: c, force: true });
      expect(applied(once, "m1", { config: c })).toEqual(once);
    }),
  ));

test("apply() of nothing but the name gives back what a manager alone had applied", () =>
  fc.assert(
    fc.property(config, (a) => {
      const alone = stored(applied(undefined, "m1", { config: a }));
      const left = applied(alone, "m1", { config: {} });
      expect(left.metadata.managedFields).toBeUndefined();
      expect(left.metadata.labels).toBeUndefined();
      expect(left.metadata.finalizers).toBeUndefined();
    }),
  ));
