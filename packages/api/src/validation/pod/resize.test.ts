import type { Container, Pod, PodSpec } from "../../generated/types/core-v1.ts";
import type { Found } from "../found.ts";
import { validateResize } from "./resize.ts";

const container: Container = { name: "c", image: "i", resources: { requests: { cpu: "1" }, limits: { cpu: "2" } } };
const init: Container = { name: "i", image: "i", resources: {} };
const base: PodSpec = { containers: [container], initContainers: [init] };
const podOf = (spec: PodSpec, rest: object = {}): Pod =>
  ({ metadata: { name: "p" }, spec, status: {}, ...rest }) as Pod;

const forbidden = (next: PodSpec, previous: Pod = podOf(base)): string[] => {
  const found: Found = [];
  validateResize({ next: { ...previous, spec: next }, previous }, found);
  return found.filter(({ type }) => type === "FieldValueForbidden").map(({ field, detail }) => `${field}: ${detail}`);
};
const withResources = (resources: Container["resources"]): PodSpec => ({
  ...base,
  containers: [{ ...container, resources }],
});

const rows: readonly [string, PodSpec, string[], Pod?][] = [
  ["takes other amounts", withResources({ requests: { cpu: "1500m" }, limits: { cpu: "3" } }), []],
  [
    "keeps what was promised",
    withResources({ limits: { cpu: "2" } }),
    ["spec.containers[0].resources.requests: resource requests cannot be removed"],
  ],
  [
    "changes no other resource",
    withResources({ requests: { cpu: "1", "ephemeral-storage": "1Gi" }, limits: { cpu: "2" } }),
    ["spec: only cpu and memory resources are mutable"],
  ],
  [
    "changes nothing else of an init container",
    { ...base, initContainers: [{ ...init, resizePolicy: [] }] },
    ["spec.initContainers[0]: only cpu and memory resources for init or sidecar containers are mutable"],
  ],
  [
    "adds no init container",
    { ...base, initContainers: [init, { ...init, name: "j" }] },
    ["spec.initContainers: initContainers may not be added or removed on resize"],
  ],
  [
    "keeps the resources of the pod",
    base,
    ["spec.resources: pod-level resources cannot be removed"],
    podOf({ ...base, resources: { requests: { cpu: "1" } } }),
  ],
  [
    "never touches a static pod",
    base,
    ["[]: static pods cannot be resized"],
    podOf(base, { metadata: { name: "p", annotations: { "kubernetes.io/config.mirror": "x" } } }),
  ],
  [
    "asks for a node that can",
    base,
    ["spec: Pod running on node without support for resize"],
    podOf(base, { status: { containerStatuses: [{ name: "c", state: { running: {} } }] } }),
  ],
];
for (const [it, next, expected, previous] of rows) {
  test(`a resize ${it}`, () => expect(forbidden(next, previous)).toEqual(expected));
}
