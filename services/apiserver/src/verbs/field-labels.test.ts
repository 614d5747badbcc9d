import { type Kind, kinds } from "@kubets/api";
import { storedField } from "./field-labels.ts";

const rows: { it: string; kind: Kind; label: string; field: string }[] = [
  { it: "knows every kind's name", kind: kinds.ConfigMap, label: "metadata.name", field: "metadata.name" },
  { it: "knows a pod's node by its older name", kind: kinds.Pod, label: "spec.host", field: "spec.nodeName" },
  {
    it: "knows an event's fields by those of the stored events",
    kind: kinds["events.k8s.io/v1/Event"],
    label: "regarding.name",
    field: "involvedObject.name",
  },
  { it: "knows a kind's own fields", kind: kinds.Secret, label: "type", field: "type" },
  {
    it: "lets a namespace pass where the generic rule holds",
    kind: kinds.PersistentVolume,
    label: "metadata.namespace",
    field: "metadata.namespace",
  },
];
for (const { it, kind, label, field } of rows) {
  test(`storedField() ${it}`, () => expect(storedField(kind, label)).toBe(field));
}

const refused: { it: string; kind: Kind; label: string; says: string }[] = [
  {
    it: "what the generic rule does not know",
    kind: kinds.ConfigMap,
    label: "data.a",
    says: '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
  },
  { it: "what a pod has no label for", kind: kinds.Pod, label: "spec.x", says: "field label not supported: spec.x" },
  {
    it: "the namespace of a kind without one that has labels of its own",
    kind: kinds.Node,
    label: "metadata.namespace",
    says: "field label not supported: metadata.namespace",
  },
  { it: "in a job's words", kind: kinds.Job, label: "a", says: 'field label "a" not supported for Job' },
  {
    it: "in a resource slice's words",
    kind: kinds.ResourceSlice,
    label: "a",
    says: "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: a",
  },
];
for (const { it, kind, label, says } of refused) {
  test(`storedField() refuses ${it}`, () => expect(() => storedField(kind, label)).toThrow(says));
}
