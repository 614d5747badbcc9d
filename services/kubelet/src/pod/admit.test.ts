import type { Node, Pod } from "@kubets/api/types/core-v1";
import { aPod, container } from "../testing/pod-view.ts";
import { admit } from "./admit.ts";

const node = {
  metadata: { name: "n", labels: { disk: "ssd", size: "4" } },
  status: { allocatable: { cpu: "2", memory: "1Gi", pods: "3" } },
} as unknown as Node;
const asks = (requests: Record<string, string>, phase?: "Succeeded"): Pod => ({
  ...aPod({ containers: [container("app", { resources: { requests } })] }),
  status: phase ? { phase } : {},
});
const affine = (key: string, operator: string, values: string[]) =>
  aPod({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key, operator: operator as "In", values }] }],
        },
      },
    },
  });
const onPortOf = (hostIP?: string) =>
  aPod({ containers: [container("app", { ports: [{ containerPort: 80, hostPort: 80, hostIP }] })] });
const onPort = onPortOf();

const rows: { it: string; pod: Pod; others?: Pod[]; refused?: string }[] = [
  { it: "takes a pod that asks for nothing", pod: aPod() },
  { it: "takes what fits exactly", pod: asks({ cpu: "1500m" }), others: [asks({ cpu: "500m" })] },
  {
    it: "refuses what does not fit beside the others",
    pod: asks({ cpu: "1500m" }),
    others: [asks({ cpu: "501m" })],
    refused: "OutOfcpu",
  },
  { it: "does not count pods that are done", pod: asks({ cpu: "1500m" }), others: [asks({ cpu: "1" }, "Succeeded")] },
  { it: "refuses what the node does not have", pod: asks({ "example.com/gpu": "1" }), refused: "OutOfexample.com/gpu" },
  { it: "refuses one pod too many", pod: aPod(), others: [aPod(), aPod(), aPod()], refused: "OutOfpods" },
  { it: "refuses another node's label", pod: aPod({ nodeSelector: { disk: "hdd" } }), refused: "NodeAffinity" },
  { it: "takes the node's label", pod: aPod({ nodeSelector: { disk: "ssd" } }) },
  { it: "takes an affinity that holds", pod: affine("size", "Gt", ["3"]) },
  { it: "refuses an affinity that does not", pod: affine("disk", "NotIn", ["ssd"]), refused: "NodeAffinity" },
  { it: "refuses a port that is taken", pod: onPort, others: [onPort], refused: "NodePorts" },
  {
    it: "refuses a port that is taken on all addresses",
    pod: onPortOf("10.0.0.1"),
    others: [onPort],
    refused: "NodePorts",
  },
  {
    it: "refuses all addresses of a port that is taken on one",
    pod: onPort,
    others: [onPortOf("10.0.0.1")],
    refused: "NodePorts",
  },
  { it: "lets two pods have a port on different addresses", pod: onPortOf("10.0.0.1"), others: [onPortOf("10.0.0.2")] },
];
for (const { it, pod, others = [], refused } of rows)
  test(`admit() ${it}`, () => expect(admit(pod, others, node)?.reason).toBe(refused));
