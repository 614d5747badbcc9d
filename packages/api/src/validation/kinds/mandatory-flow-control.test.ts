import { decodeObject } from "../../codec/decode.ts";
import { applyDefaults } from "../../defaults/apply-defaults.ts";
import { kinds } from "../../schema/table.ts";
import { validateCreate, validateUpdate } from "../validate.ts";

const schema = (name: string, spec: object) => decodeObject(kinds.FlowSchema, { metadata: { name }, spec });
const level = (name: string, spec: object) =>
  applyDefaults(
    kinds.PriorityLevelConfiguration,
    decodeObject(kinds.PriorityLevelConfiguration, { metadata: { name }, spec }),
  );
const everything = {
  resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"], clusterScope: true, namespaces: ["*"] }],
  nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
};
const catchAll = {
  priorityLevelConfiguration: { name: "catch-all" },
  matchingPrecedence: 10_000,
  distinguisherMethod: { type: "ByUser" },
  rules: [
    {
      subjects: ["system:unauthenticated", "system:authenticated"].map((name) => ({ kind: "Group", group: { name } })),
      ...everything,
    },
  ],
};
const limited = { nominalConcurrencyShares: 5, limitResponse: { type: "Reject" }, lendablePercent: 0 };

const rows: { it: string; made: ReturnType<typeof schema>; kind?: "schema"; found: string[] }[] = [
  {
    it: "the schema that catches all is as it must be",
    made: schema("catch-all", catchAll),
    kind: "schema",
    found: [],
  },
  {
    it: "the schema that catches all stays behind all others",
    made: schema("catch-all", { ...catchAll, matchingPrecedence: 9_999 }),
    kind: "schema",
    found: ["spec: spec of 'catch-all' must equal the fixed value"],
  },
  {
    it: "the order of those who are caught counts",
    made: schema("catch-all", {
      ...catchAll,
      rules: [{ ...catchAll.rules[0], subjects: catchAll.rules[0]!.subjects.toReversed() }],
    }),
    kind: "schema",
    found: ["spec: spec of 'catch-all' must equal the fixed value"],
  },
  { it: "another schema may say what it likes", made: schema("mine", { ...catchAll }), kind: "schema", found: [] },
  {
    it: "the level of all others is as it must be",
    made: level("catch-all", { type: "Limited", limited }),
    found: [],
  },
  {
    it: "the level of all others keeps its shares",
    made: level("catch-all", { type: "Limited", limited: { ...limited, nominalConcurrencyShares: 6 } }),
    found: ["spec: spec of 'catch-all' must equal the fixed value"],
  },
  {
    it: "the exempt level may lend",
    made: level("exempt", { type: "Exempt", exempt: { lendablePercent: 50, nominalConcurrencyShares: 10 } }),
    found: [],
  },
  {
    it: "the exempt level stays exempt",
    made: level("exempt", { type: "Limited", limited }),
    found: [
      "spec.type: must be 'Exempt' if and only if `name` is 'exempt'",
      "spec: spec of 'exempt' except the 'spec.exempt' field must equal the fixed value",
    ],
  },
];
for (const { it, made, kind, found } of rows) {
  const told = (errors: readonly { field: string; detail: string }[]) =>
    errors.map(({ field, detail }) => `${field}: ${detail}`);
  const of = kind ? kinds.FlowSchema : kinds.PriorityLevelConfiguration;
  test(`when created, ${it}`, () => expect(told(validateCreate(of, made))).toEqual(found));
  test(`when updated, ${it}`, () => {
    const next = { ...made, metadata: { ...made.metadata, resourceVersion: "1" } };
    expect(told(validateUpdate(of, next, next, { subresource: "" }))).toEqual(found);
  });
}
