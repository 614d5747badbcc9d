import { type ApiObject, type Kind, kinds } from "@kubets/api";
import { fieldText } from "./field-text.ts";

const of = (object: Partial<ApiObject>): ApiObject => ({ kind: "", apiVersion: "", metadata: {}, ...object });
const rows = [
  { it: "a text field", kind: kinds.Pod, path: "spec.nodeName", object: of({ spec: { nodeName: "n" } }), text: "n" },
  { it: "a text field that is not set", kind: kinds.Pod, path: "spec.nodeName", object: of({ spec: {} }), text: "" },
  { it: "a field of what is not there", kind: kinds.Pod, path: "status.phase", object: of({}), text: "" },
  {
    it: "a flag that is not set",
    kind: kinds.Node,
    path: "spec.unschedulable",
    object: of({ spec: {} }),
    text: "false",
  },
  {
    it: "a flag",
    kind: kinds.Node,
    path: "spec.unschedulable",
    object: of({ spec: { unschedulable: true } }),
    text: "true",
  },
  { it: "a number that is not set", kind: kinds.ReplicaSet, path: "status.replicas", object: of({}), text: "0" },
  {
    it: "a job's successes, by their older name",
    kind: kinds.Job,
    path: "status.successful",
    object: of({ status: { succeeded: 2 } }),
    text: "2",
  },
  { it: "the successes of a job without any", kind: kinds.Job, path: "status.successful", object: of({}), text: "0" },
  {
    it: "a pod's address, the first of its addresses",
    kind: kinds.Pod,
    path: "status.podIP",
    object: of({ status: { podIP: "10.0.0.9", podIPs: [{ ip: "10.0.0.1" }, { ip: "fd00::1" }] } }),
    text: "10.0.0.1",
  },
  {
    it: "a pod's addresses together",
    kind: kinds.Pod,
    path: "status.podIPs",
    object: of({ status: { podIPs: [{ ip: "10.0.0.1" }] } }),
    text: "",
  },
  {
    it: "an event's source, which is its component",
    kind: kinds.Event,
    path: "source",
    object: of({ source: { component: "kubelet" } }),
    text: "kubelet",
  },
  {
    it: "an event's source, where it only has a reporting component",
    kind: kinds.Event,
    path: "source",
    object: of({ reportingComponent: "scheduler" }),
    text: "scheduler",
  },
];
for (const { it, kind, path, object, text } of rows) {
  test(`fieldText() of ${it} is ${JSON.stringify(text)}`, () =>
    expect(fieldText(kind as Kind, path)(object)).toBe(text));
}
