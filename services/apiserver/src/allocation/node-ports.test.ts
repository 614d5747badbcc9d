import { ApiError } from "@kubets/api";
import type { ServicePort, ServiceSpec } from "@kubets/api/types/core-v1";
import { decideNodePorts, heldNodePorts } from "./node-ports.ts";
import { bitmapOf, dataOf, dryRunPool, type PortPool, portPool } from "./port-bitmap.ts";

const range = { from: 30000, to: 32767 };
const poolOf = (...taken: number[]): PortPool => {
  const pool = portPool(0n, { range, random: () => 0 });
  for (const port of taken) pool.take(port);
  return pool;
};
const aPort = (port: number, more: Partial<ServicePort> = {}): ServicePort => ({
  name: `p${port}`,
  port,
  protocol: "TCP",
  ...more,
});
const decide = (spec: ServiceSpec, previous: ServiceSpec | undefined, pool: PortPool) =>
  decideNodePorts({ name: "web", spec }, previous, pool);
const nodePortsOf = ({ ports }: ServiceSpec) => ports?.map(({ nodePort }) => nodePort);

test("the bitmap is Go's big.Int: port 30000 is the lowest bit, bytes are big-endian without leading zeros", () => {
  const pool = poolOf(30000, 30009);
  expect(dataOf(pool.bitmap)).toBe(Buffer.from([0x02, 0x01]).toString("base64"));
  expect(bitmapOf(dataOf(pool.bitmap))).toBe(pool.bitmap);
  expect(dataOf(0n)).toBe("");
});

test("decideNodePorts() gives every port of a NodePort service one of the dynamic part", () => {
  const pool = poolOf();
  expect(nodePortsOf(decide({ type: "NodePort", ports: [aPort(80), aPort(443)] }, undefined, pool))).toEqual([
    30086, 30087,
  ]);
  expect(pool.has(30086)).toBe(true);
});

test("decideNodePorts() lets two protocols of one port share a node port", () => {
  const ports = [aPort(53), aPort(53, { name: "udp", protocol: "UDP" })];
  expect(nodePortsOf(decide({ type: "NodePort", ports }, undefined, poolOf()))).toEqual([30086, 30086]);
});

test("decideNodePorts() takes what is asked for before it chooses", () => {
  const ports = [aPort(80), aPort(443, { nodePort: 30086 })];
  expect(nodePortsOf(decide({ type: "NodePort", ports }, undefined, poolOf()))).toEqual([30087, 30086]);
});

const refusals = [
  { it: "a taken port", nodePort: 30100, why: "provided port is already allocated" },
  {
    it: "a port outside of the range",
    nodePort: 80,
    why: "provided port is not in the valid range. The range of valid ports is 30000-32767",
  },
];
for (const { it, nodePort, why } of refusals) {
  test(`decideNodePorts() refuses ${it}`, () => {
    const asked = () => decide({ type: "NodePort", ports: [aPort(80, { nodePort })] }, undefined, poolOf(30100));
    expect(asked).toThrow(
      new ApiError("Invalid", `Service "web" is invalid: spec.ports[0].nodePort: Invalid value: ${nodePort}: ${why}`),
    );
  });
}

test("decideNodePorts() allocates none where a load balancer does not want them", () => {
  const spec: ServiceSpec = { type: "LoadBalancer", allocateLoadBalancerNodePorts: false, ports: [aPort(80)] };
  const pool = poolOf();
  expect(nodePortsOf(decide(spec, undefined, pool))).toEqual([undefined]);
  expect(pool.bitmap).toBe(0n);
});

test("decideNodePorts() gives a local load balancer a port for its health check, and takes it back", () => {
  const spec: ServiceSpec = { type: "LoadBalancer", externalTrafficPolicy: "Local", ports: [aPort(80)] };
  const pool = poolOf();
  const local = decide(spec, undefined, pool);
  expect(local.healthCheckNodePort).toBe(30087);
  expect(heldNodePorts(local)).toEqual([30086, 30087]);
  decide({ ...local, externalTrafficPolicy: "Cluster" }, local, pool);
  expect(pool.has(30087)).toBe(false);
  expect(pool.has(30086)).toBe(true);
});

test("decideNodePorts() gives all ports back on the way to ClusterIP", () => {
  const pool = poolOf(30100);
  decide(
    { type: "ClusterIP", ports: [aPort(80)] },
    { type: "NodePort", ports: [aPort(80, { nodePort: 30100 })] },
    pool,
  );
  expect(pool.bitmap).toBe(0n);
});

const dryRun = (spec: ServiceSpec, pool: PortPool) => nodePortsOf(decide(spec, undefined, dryRunPool(pool)));

test("a dry run names ports behind the range and takes none", () => {
  const pool = poolOf();
  const ports = [aPort(53), aPort(53, { name: "udp", protocol: "UDP" }), aPort(80)];
  expect(dryRun({ type: "NodePort", ports }, pool)).toEqual([32769, 32769, 32770]);
  expect(dryRun({ type: "NodePort", ports: [aPort(80, { nodePort: 30001 }), aPort(81)] }, pool)).toEqual([
    30001, 30002,
  ]);
  expect(pool.bitmap).toBe(0n);
});

test("a dry run refuses a port that is taken, and takes any other number", () => {
  expect(() => dryRun({ type: "NodePort", ports: [aPort(80, { nodePort: 30001 })] }, poolOf(30001))).toThrow(
    /allocated/,
  );
  expect(dryRun({ type: "NodePort", ports: [aPort(80, { nodePort: 80 })] }, poolOf())).toEqual([80]);
});
