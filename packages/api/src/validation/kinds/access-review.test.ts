import type { SubjectAccessReview } from "../../generated/types/authorization-v1.ts";
import { type AccessReviewOf, validateAccessReview } from "./access-review.ts";

const resourceAttributes = { verb: "get", resource: "pods", namespace: "a" };
const nonResourceAttributes = { verb: "get", path: "/a" };
const spec = { resourceAttributes, user: "jane" };
const asking = (more: object) => ({ spec: { ...spec, resourceAttributes: { ...resourceAttributes, ...more } } });

const rows: { it: string; of?: AccessReviewOf; review: object; found: string[] }[] = [
  { it: "a question of a resource", review: { spec }, found: [] },
  { it: "nothing", review: { spec: {} }, found: ["Invalid spec.resourceAttributes", "Invalid spec.user"] },
  { it: "nothing of me", of: "self", review: { spec: {} }, found: ["Invalid spec.resourceAttributes"] },
  {
    it: "two questions",
    review: { spec: { ...spec, nonResourceAttributes } },
    found: ["Invalid spec.nonResourceAttributes"],
  },
  { it: "a group", review: { spec: { resourceAttributes, groups: ["dev"] } }, found: [] },
  { it: "a question with a name", review: { metadata: { name: "b" }, spec }, found: ["Invalid metadata"] },
  { it: "a question that somebody manages", review: { metadata: { managedFields: [{}] }, spec }, found: [] },
  { it: "a question of one namespace", of: "local", review: { metadata: { namespace: "a" }, spec }, found: [] },
  {
    it: "a question of another namespace",
    of: "local",
    review: { metadata: { namespace: "b" }, spec },
    found: ["Invalid spec.resourceAttributes.namespace"],
  },
  {
    it: "a path in a namespace",
    of: "local",
    review: { metadata: { namespace: "a" }, spec: { nonResourceAttributes, user: "jane" } },
    found: ["Invalid spec.nonResourceAttributes"],
  },
  {
    it: "a selector that selects nothing",
    review: asking({ fieldSelector: {} }),
    found: ["Required spec.resourceAttributes.fieldSelector.requirements"],
  },
  {
    it: "a selector in two forms",
    review: asking({ labelSelector: { rawSelector: "a", requirements: [{ key: "a", operator: "Exists" }] } }),
    found: ["Invalid spec.resourceAttributes.labelSelector.rawSelector"],
  },
  {
    it: "requirements on fields",
    review: asking({
      fieldSelector: {
        requirements: [
          { key: "", operator: "In" },
          { key: "a", operator: "Exists", values: ["b"] },
          { key: "a", operator: "FromTheFuture", values: ["b"] },
        ],
      },
    }),
    found: [
      "Required spec.resourceAttributes.fieldSelector.requirements[0].key",
      "Required spec.resourceAttributes.fieldSelector.requirements[0].values",
      "Forbidden spec.resourceAttributes.fieldSelector.requirements[1].values",
    ],
  },
  {
    it: "requirements on labels",
    review: asking({
      labelSelector: {
        requirements: [
          { key: "a b", operator: "Exists" },
          { key: "a", operator: "FromTheFuture", values: ["b"] },
        ],
      },
    }),
    found: ["Invalid spec.resourceAttributes.labelSelector.requirements[0].key"],
  },
];
for (const { it, of = "anybody", review, found } of rows) {
  test(`validateAccessReview() looks at ${it}`, () => {
    const errors = validateAccessReview(review as SubjectAccessReview, of);
    expect(errors.map(({ type, field }) => `${type.replace("FieldValue", "")} ${field}`)).toEqual(found);
  });
}
