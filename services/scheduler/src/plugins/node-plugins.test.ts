import type { PodSpec, Taint } from "@kubets/api/types/core-v1";
import { type Asked, judged, scored } from "../testing/ask.ts";
import { aNode } from "../testing/objects.ts";
import { imageLocality } from "./image-locality.ts";
import { nodeAffinity } from "./node-affinity.ts";
import { nodeName } from "./node-name.ts";
import { nodePorts } from "./node-ports.ts";
import { nodeResourcesBalancedAllocation } from "./node-resources-balanced-allocation.ts";
import { nodeResourcesFit } from "./node-resources-fit.ts";
import { nodeUnschedulable } from "./node-unschedulable.ts";
import { taintToleration } from "./taint-toleration.ts";

const ok = "ok";
const gpu: Taint = { key: "gpu", value: "yes", effect: "NoSchedule" };
const untolerated = "node(s) had untolerated taint(s) (for good)";
const noMatch = "node(s) didn't match Pod's node affinity/selector (for good)";
const noPorts = "node(s) didn't have free ports for the requested pod ports";
const [a, b] = [aNode("a", { labels: { disk: "ssd", rank: "5" } }), aNode("b")];
const port = (hostPort: number, hostIP?: string): Partial<PodSpec> => ({
  containers: [{ name: "c", resources: {}, ports: [{ containerPort: 80, protocol: "TCP", hostPort, hostIP }] }],
});
const required = (nodeSelectorTerms: readonly object[]) =>
  ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } }) as object;
const expression = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

const filters: readonly (Asked & { it: string; says: object })[] = [
  {
    it: "a cordoned node takes no pods",
    plugin: nodeUnschedulable,
    nodes: [aNode("a", { spec: { unschedulable: true } }), b],
    says: { a: "node(s) were unschedulable (for good)", b: ok },
  },
  {
    it: "a cordoned node takes pods that tolerate being cordoned",
    plugin: nodeUnschedulable,
    pod: { spec: { tolerations: [{ key: "node.kubernetes.io/unschedulable", operator: "Exists" }] } },
    nodes: [aNode("a", { spec: { unschedulable: true } })],
    says: { a: ok },
  },
  {
    it: "a pod that names a node goes nowhere else",
    plugin: nodeName,
    pod: { spec: { nodeName: "b" } },
    nodes: [a, b],
    says: { a: "node(s) didn't match the requested node name (for good)", b: ok },
  },
  {
    it: "a taint keeps pods away",
    plugin: taintToleration,
    nodes: [aNode("a", { spec: { taints: [gpu] } }), b],
    says: { a: untolerated, b: ok },
  },
  {
    it: "a soft taint keeps nobody away",
    plugin: taintToleration,
    nodes: [aNode("a", { spec: { taints: [{ ...gpu, effect: "PreferNoSchedule" }] } })],
    says: { a: ok },
  },
  {
    it: "a toleration of the value lets a pod in",
    plugin: taintToleration,
    pod: { spec: { tolerations: [{ key: "gpu", value: "yes", effect: "NoSchedule" }] } },
    nodes: [aNode("a", { spec: { taints: [gpu] } })],
    says: { a: ok },
  },
  {
    it: "a toleration of another value or effect does not",
    plugin: taintToleration,
    pod: {
      spec: {
        tolerations: [
          { key: "gpu", value: "no" },
          { key: "gpu", operator: "Exists", effect: "NoExecute" },
        ],
      },
    },
    nodes: [aNode("a", { spec: { taints: [gpu] } })],
    says: { a: untolerated },
  },
  {
    it: "a node selector asks for all of its labels",
    plugin: nodeAffinity,
    pod: { spec: { nodeSelector: { disk: "ssd", rank: "5" } } },
    nodes: [a, b],
    says: { a: ok, b: noMatch },
  },
  {
    it: "one of several terms is enough",
    plugin: nodeAffinity,
    pod: { spec: required([expression("disk", "In", "hdd"), expression("rank", "Gt", "4")]) },
    nodes: [a, b],
    says: { a: ok, b: noMatch },
  },
  {
    it: "a missing label is not in a list, and so passes NotIn",
    plugin: nodeAffinity,
    pod: { spec: required([expression("disk", "NotIn", "ssd")]) },
    nodes: [a, b],
    says: { a: noMatch, b: ok },
  },
  {
    it: "a node can be asked for by its name",
    plugin: nodeAffinity,
    pod: { spec: required([{ matchFields: [{ key: "metadata.name", operator: "In", values: ["b"] }] }]) },
    nodes: [a, b],
    says: { a: noMatch, b: ok },
  },
  {
    it: "an empty term fits no node",
    plugin: nodeAffinity,
    pod: { spec: required([{}]) },
    nodes: [a],
    says: { a: noMatch },
  },
  {
    it: "a host port is taken once",
    plugin: nodePorts,
    pod: { spec: port(80) },
    nodes: [a, b],
    there: { a: [{ spec: port(80, "127.0.0.1") }], b: [{ spec: port(81) }] },
    says: { a: noPorts, b: ok },
  },
  {
    it: "the same port of two addresses is two ports",
    plugin: nodePorts,
    pod: { spec: port(80, "127.0.0.2") },
    nodes: [a],
    there: { a: [{ spec: port(80, "127.0.0.1") }] },
    says: { a: ok },
  },
  {
    it: "what is left must be enough, of each resource",
    plugin: nodeResourcesFit,
    pod: { requests: { cpu: "1", memory: "8Gi", "example.com/gpu": "1" } },
    nodes: [aNode("a", { allocatable: { "example.com/gpu": "1" } }), b],
    there: { a: [{ requests: { cpu: "3500m", memory: "1Mi" } }] },
    says: { a: "Insufficient cpu, Insufficient memory", b: "Insufficient example.com/gpu (for good)" },
  },
  {
    it: "a node takes so many pods and no more",
    plugin: nodeResourcesFit,
    nodes: [aNode("a", { allocatable: { pods: "1" } })],
    there: { a: [{}] },
    says: { a: "Too many pods" },
  },
  {
    it: "what a node cannot ever have, no eviction helps",
    plugin: nodeResourcesFit,
    pod: { requests: { cpu: "5" } },
    nodes: [a],
    says: { a: "Insufficient cpu (for good)" },
  },
];
for (const { it, says, ...asked } of filters)
  test(`${asked.plugin.name}: ${it}`, () => expect(judged(asked)).toEqual(says));

const mebibyte = 1024 * 1024;
const scores: readonly (Asked & { it: string; says: object | undefined })[] = [
  {
    it: "fewer soft taints are better",
    plugin: taintToleration,
    nodes: [
      aNode("a", { spec: { taints: [{ key: "x", effect: "PreferNoSchedule" }] } }),
      aNode("b", { spec: { taints: ["x", "y"].map((key) => ({ key, effect: "PreferNoSchedule" })) } }),
      aNode("c"),
    ],
    says: { a: 50, b: 0, c: 100 },
  },
  {
    it: "preferred terms count by their weight",
    plugin: nodeAffinity,
    pod: {
      spec: {
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 3, preference: expression("disk", "Exists") as object },
              { weight: 1, preference: expression("kubernetes.io/hostname", "In", "b") as object },
            ],
          },
        },
      } as object,
    },
    nodes: [a, b],
    says: { a: 100, b: 33 },
  },
  {
    it: "the emptier node is better; a pod that says nothing counts as a tenth of a core and 200 MiB",
    plugin: nodeResourcesFit,
    nodes: [a, b],
    there: { a: [{ requests: { cpu: "2", memory: "4Gi" } }] },
    says: { a: 47, b: 97 },
  },
  {
    it: "a pod that evens out a node's use is worth more there",
    plugin: nodeResourcesBalancedAllocation,
    pod: { requests: { cpu: "2" } },
    nodes: [a, b],
    there: { a: [{ requests: { memory: "4Gi" } }] },
    says: { a: 87, b: 62 },
  },
  {
    it: "a pod that asks for nothing has no preference",
    plugin: nodeResourcesBalancedAllocation,
    nodes: [a],
    says: undefined,
  },
  {
    it: "a node with the image is better, the more so the more nodes have it",
    plugin: imageLocality,
    pod: { spec: { containers: [{ name: "c", image: "big" }] } },
    nodes: [aNode("a", { images: [{ names: ["big:latest"], sizeBytes: 1000 * mebibyte }] }), b],
    says: { a: 48, b: 0 },
  },
];
for (const { it, says, ...asked } of scores)
  test(`${asked.plugin.name}: ${it}`, () => expect(scored(asked)).toEqual(says));
