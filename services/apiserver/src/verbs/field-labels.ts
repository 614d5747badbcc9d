import { badRequest, type Kind } from "@kubets/api";

/** Where a kind's fields are selected by names that its stored objects do not have: group/Kind → name → the stored one. */
const storedNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // From before v1.
  "/Pod": { "spec.host": "spec.nodeName" },
  // Stored as the core group's events, whose fields have other names.
  "events.k8s.io/Event": {
    "regarding.kind": "involvedObject.kind",
    "regarding.namespace": "involvedObject.namespace",
    "regarding.name": "involvedObject.name",
    "regarding.uid": "involvedObject.uid",
    "regarding.apiVersion": "involvedObject.apiVersion",
    "regarding.resourceVersion": "involvedObject.resourceVersion",
    "regarding.fieldPath": "involvedObject.fieldPath",
    reportingController: "reportingComponent",
  },
};

/** The refusals of two kinds have words of their own. */
const refusals: Readonly<Record<string, (label: string) => string>> = {
  "batch/Job": (label) => `field label ${JSON.stringify(label)} not supported for Job`,
  "resource.k8s.io/ResourceSlice": (label) =>
    `field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: ${label}`,
};

/** The stored field that a field selector's label means; throws BadRequest for one by which the kind is not selected. */
export function storedField(kind: Kind, label: string): string {
  const id = `${kind.group}/${kind.kind}`;
  const stored = storedNames[id]?.[label];
  if (stored) return stored;
  if (label === "metadata.name") return label;
  const own = kind.selectableFields;
  // Cluster-scoped kinds have no namespace to select by, but the generic rule lets it pass.
  if (label === "metadata.namespace" && (kind.namespaced || own.length === 0)) return label;
  if (own.includes(label)) return label;
  if (own.length > 0) throw badRequest(refusals[id]?.(label) ?? `field label not supported: ${label}`);
  throw badRequest(
    `${JSON.stringify(label)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
  );
}
