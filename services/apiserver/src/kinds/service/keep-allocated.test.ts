import type { Service, ServiceSpec } from "@kubets/api/types/core-v1";
import { dropFieldsOfFormerType } from "./former-type.ts";
import { keepAllocated, syncClusterIps } from "./keep-allocated.ts";

const nodePort: ServiceSpec = {
  type: "NodePort",
  clusterIP: "10.0.0.5",
  clusterIPs: ["10.0.0.5"],
  ipFamilies: ["IPv4"],
  ipFamilyPolicy: "SingleStack",
  externalTrafficPolicy: "Cluster",
  ports: [{ name: "http", port: 80, nodePort: 30100 }],
};
const serviceOf = (spec: ServiceSpec): Service =>
  ({ kind: "Service", apiVersion: "v1", metadata: { name: "web" }, spec, status: { loadBalancer: {} } }) as Service;

test("keepAllocated() keeps the addresses and node ports that a client left out", () => {
  const kept = keepAllocated({ type: "NodePort", ports: [{ name: "http", port: 8080 }] }, nodePort);
  expect(kept.clusterIPs).toEqual(["10.0.0.5"]);
  expect(kept.ports?.[0]?.nodePort).toBe(30100);
});

test("keepAllocated() keeps the list where the single address changes, so that it follows", () => {
  const kept = keepAllocated({ type: "NodePort", clusterIP: "None" }, nodePort);
  expect(kept.clusterIPs).toEqual(["10.0.0.5"]);
  expect(syncClusterIps(kept, nodePort).clusterIPs).toEqual(["None"]);
});

test("keepAllocated() does not give a node port twice", () => {
  const ports = [
    { name: "http", port: 80 },
    { name: "https", port: 443, nodePort: 30100 },
  ];
  expect(keepAllocated({ type: "NodePort", ports }, nodePort).ports?.[0]?.nodePort).toBeUndefined();
});

test("syncClusterIps() fills the list from the single address of an older client", () => {
  expect(syncClusterIps({ clusterIP: "None" }, undefined).clusterIPs).toEqual(["None"]);
  expect(syncClusterIps({ ...nodePort, clusterIP: "10.0.0.9" }, nodePort).clusterIPs).toEqual(["10.0.0.9"]);
  expect(syncClusterIps({ ...nodePort, clusterIP: "" }, nodePort).clusterIPs).toBeUndefined();
});

const rows = [
  {
    it: "drops node ports on the way to ClusterIP",
    type: "ClusterIP",
    gone: ["externalTrafficPolicy"],
    port: undefined,
  },
  {
    it: "drops addresses on the way to ExternalName",
    type: "ExternalName",
    gone: ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"],
    port: undefined,
  },
  { it: "keeps them on the way to LoadBalancer", type: "LoadBalancer", gone: [], port: 30100 },
] as const;
for (const { it, type, gone, port } of rows) {
  test(`dropFieldsOfFormerType() ${it}`, () => {
    const { spec } = dropFieldsOfFormerType(serviceOf({ ...nodePort, type }), serviceOf(nodePort));
    for (const field of gone) expect(spec[field]).toBeUndefined();
    expect(spec.ports?.[0]?.nodePort).toBe(port);
  });
}

test("dropFieldsOfFormerType() leaves what the client changed for validation to refuse", () => {
  const next = serviceOf({ ...nodePort, type: "ExternalName", clusterIP: "10.0.0.6", clusterIPs: ["10.0.0.6"] });
  expect(dropFieldsOfFormerType(next, serviceOf(nodePort)).spec.clusterIP).toBe("10.0.0.6");
});
