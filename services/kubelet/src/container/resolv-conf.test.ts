import type { Pod, PodSpec } from "@kubets/api/types/core-v1";
import { resolvConf } from "./resolv-conf.ts";

const node = "# mine\nnameserver 1.1.1.1\nsearch lan\noptions rotate\n";
const cluster = { domain: "cluster.local", dns: ["10.96.0.10"] };
const inCluster =
  "search ns.svc.cluster.local svc.cluster.local cluster.local lan\nnameserver 10.96.0.10\noptions ndots:5\n";
const asNode = "search lan\nnameserver 1.1.1.1\noptions rotate\n";
const rows: { it: string; spec: Partial<PodSpec>; wanted: string }[] = [
  { it: "names the cluster's server and domains", spec: {}, wanted: inCluster },
  { it: "does as the node for Default", spec: { dnsPolicy: "Default" }, wanted: asNode },
  {
    it: "does as the node on the node's network",
    spec: { dnsPolicy: "ClusterFirst", hostNetwork: true },
    wanted: asNode,
  },
  {
    it: "names the cluster's on the node's network when asked",
    spec: { dnsPolicy: "ClusterFirstWithHostNet", hostNetwork: true },
    wanted: inCluster,
  },
  {
    it: "takes only the pod's own for None",
    spec: {
      dnsPolicy: "None",
      dnsConfig: {
        nameservers: ["9.9.9.9"],
        searches: ["x"],
        options: [{ name: "ndots", value: "2" }, { name: "edns0" }],
      },
    },
    wanted: "search x\nnameserver 9.9.9.9\noptions ndots:2 edns0\n",
  },
  {
    it: "adds the pod's own, whose options win",
    spec: {
      dnsConfig: {
        nameservers: ["9.9.9.9", "10.96.0.10"],
        searches: ["lan", "x"],
        options: [{ name: "ndots", value: "2" }],
      },
    },
    wanted:
      "search ns.svc.cluster.local svc.cluster.local cluster.local lan x\nnameserver 10.96.0.10\nnameserver 9.9.9.9\noptions ndots:2\n",
  },
];
for (const { it, spec, wanted } of rows)
  test(`resolvConf() ${it}`, () => {
    const pod = { metadata: { namespace: "ns" }, spec: { containers: [], ...spec } } as unknown as Pod;
    expect(resolvConf(pod, cluster, node)).toBe(wanted);
  });
