import { aPod, type SomePod } from "../testing/objects.ts";
import { assumedOfContainer, podRequests } from "./pod-requests.ts";

const cpu = (amount: string) => ({ name: "c", resources: { requests: { cpu: amount } } });
const sidecar = (amount: string) => ({ ...cpu(amount), restartPolicy: "Always" as const });

const rows: readonly { it: string; pod: SomePod; says: number }[] = [
  { it: "adds up containers", pod: { spec: { containers: [cpu("1"), cpu("500m")] } }, says: 1500 },
  {
    it: "takes the most demanding init container where that is more",
    pod: { spec: { containers: [cpu("1")], initContainers: [cpu("3"), cpu("2")] } },
    says: 3000,
  },
  {
    it: "adds sidecars to the containers",
    pod: { spec: { containers: [cpu("1")], initContainers: [sidecar("1")] } },
    says: 2000,
  },
  {
    it: "adds to an init container the sidecars before it, not those after it",
    pod: { spec: { containers: [cpu("1")], initContainers: [sidecar("1"), cpu("4"), sidecar("1")] } },
    says: 5000,
  },
  { it: "adds the overhead", pod: { spec: { containers: [cpu("1")], overhead: { cpu: "250m" } } }, says: 1250 },
  {
    it: "takes what is said for the pod as a whole",
    pod: { spec: { containers: [cpu("1")], resources: { requests: { cpu: "2" } } } },
    says: 2000,
  },
  {
    it: "counts what a container has while it is to have less",
    pod: {
      spec: { containers: [cpu("1")] },
      status: { containerStatuses: [{ name: "c", allocatedResources: { cpu: "2" } }] } as unknown as SomePod["status"],
    },
    says: 2000,
  },
  {
    it: "counts what a container has where it cannot get more",
    pod: {
      spec: { containers: [cpu("4")] },
      status: {
        conditions: [{ type: "PodResizePending", status: "True", reason: "Infeasible" }],
        containerStatuses: [{ name: "c", allocatedResources: { cpu: "2" } }],
      } as unknown as SomePod["status"],
    },
    says: 2000,
  },
];
for (const { it, pod, says } of rows)
  test(`podRequests() ${it}`, () => expect(podRequests(aPod(pod)).get("cpu")).toBe(says));

test("podRequests() assumes something for each container that says nothing", () => {
  const pod = aPod({ spec: { containers: [cpu("1"), { name: "d", resources: {} }] } });
  expect([...podRequests(pod, assumedOfContainer)]).toEqual([
    ["cpu", 1100],
    ["memory", 400 * 1024 * 1024],
  ]);
});
