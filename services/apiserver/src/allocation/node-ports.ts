import { ApiError, type FieldError, invalid } from "@kubets/api";
import type { ServicePort, ServiceSpec } from "@kubets/api/types/core-v1";
import { needsHealthCheckNodePort, needsNodePorts } from "../kinds/service/former-type.ts";
import { type PortPool, rangeText } from "./port-bitmap.ts";

export interface Named {
  readonly name: string;
  readonly spec: ServiceSpec;
}

/** Takes from the pool what a service's ports need, gives back what they no longer do, and answers the spec with its ports. */
export function decideNodePorts({ name, spec }: Named, previous: ServiceSpec | undefined, pool: PortPool): ServiceSpec {
  const before = previous && needsNodePorts(previous) ? nodePortsOf(previous) : new Set<number>();
  const given = () =>
    previous ? withKeptNodePorts({ name, spec }, before, pool) : withNewNodePorts({ name, spec }, pool);
  const ports = needsNodePorts(spec) ? given() : spec.ports;
  const next: ServiceSpec = ports ? { ...spec, ports } : spec;
  const after = needsNodePorts(next) ? nodePortsOf(next) : new Set<number>();
  for (const port of before.difference(after)) pool.give(port);
  return withHealthCheckPort(next, previous, pool);
}

/** All node ports a service holds, its health check's included. */
export function heldNodePorts(spec: ServiceSpec): number[] {
  const health = needsHealthCheckNodePort(spec) && spec.healthCheckNodePort ? [spec.healthCheckNodePort] : [];
  return [...nodePortsOf(spec), ...health];
}

const nodePortsOf = ({ ports }: ServiceSpec) => new Set((ports ?? []).flatMap(({ nodePort }) => nodePort || []));

/** On create, several protocols of one port share a node port, where they do not ask for different ones. */
function withNewNodePorts({ name, spec }: Named, pool: PortPool): ServicePort[] {
  const given = new Map<number, number>();
  const avoid = askedPorts(spec);
  return (spec.ports ?? []).map((port, i) => {
    if (!port.nodePort && !allocatesNodePorts(spec)) return port;
    const shared = given.get(port.port);
    if (shared !== undefined && (!port.nodePort || port.nodePort === shared)) return { ...port, nodePort: shared };
    const asked = shared === undefined ? requestedFor(port.port, spec) : port.nodePort;
    if (asked) takeAsked(asked, { pool, refuse: (why) => refusal(name, i, { nodePort: asked, why }) });
    const nodePort = asked || takeAny(pool, avoid);
    if (shared === undefined) given.set(port.port, nodePort);
    return { ...port, nodePort };
  });
}

/** On update, what the service has already need not be taken. */
function withKeptNodePorts({ name, spec }: Named, before: ReadonlySet<number>, pool: PortPool): ServicePort[] {
  const own = new Set(before);
  const avoid = askedPorts(spec);
  return (spec.ports ?? []).map((port, i) => {
    const { nodePort } = port;
    if (!nodePort) return allocatesNodePorts(spec) ? { ...port, nodePort: takeAny(pool, avoid) } : port;
    if (!own.has(nodePort)) takeAsked(nodePort, { pool, refuse: (why) => refusal(name, i, { nodePort, why }) });
    own.add(nodePort);
    return port;
  });
}

/** What is asked for by number is not given to another port before its turn. */
const askedPorts = (spec: ServiceSpec) => new Set([...nodePortsOf(spec), spec.healthCheckNodePort ?? 0]);

const allocatesNodePorts = ({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean =>
  type === "NodePort" || allocateLoadBalancerNodePorts !== false;

const requestedFor = (port: number, { ports }: ServiceSpec) =>
  ports?.find((one) => one.port === port && one.nodePort)?.nodePort ?? 0;

function takeAsked(port: number, { pool, refuse }: { pool: PortPool; refuse: (why: string) => ApiError }): void {
  if (!pool.covers(port)) {
    throw refuse(`provided port is not in the valid range. The range of valid ports is ${rangeText(pool.range)}`);
  }
  if (pool.has(port)) throw refuse("provided port is already allocated");
  pool.take(port);
}

function takeAny(pool: PortPool, avoid?: ReadonlySet<number>): number {
  const port = pool.takeAny(avoid);
  if (port === undefined) throw internal("failed to allocate a nodePort: range is full");
  return port;
}

function withHealthCheckPort(spec: ServiceSpec, previous: ServiceSpec | undefined, pool: PortPool): ServiceSpec {
  const needed = previous !== undefined && needsHealthCheckNodePort(previous);
  const needs = needsHealthCheckNodePort(spec);
  if (needed && !needs) pool.give(previous.healthCheckNodePort ?? 0);
  if (needed || !needs) return spec;
  const asked = spec.healthCheckNodePort;
  if (!asked) return { ...spec, healthCheckNodePort: takeAny(pool) };
  takeAsked(asked, {
    pool,
    refuse: (why) => internal(`failed to allocate requested HealthCheck NodePort ${asked}: ${why}`),
  });
  return spec;
}

function refusal(name: string, i: number, { nodePort, why }: { nodePort: number; why: string }): ApiError {
  const error: FieldError = {
    type: "FieldValueInvalid",
    field: `spec.ports[${i}].nodePort`,
    value: nodePort,
    detail: why,
  };
  return invalid({ group: "", kind: "Service" }, name, [error]);
}

const internal = (why: string) =>
  new ApiError("InternalError", `Internal error occurred: ${why}`, { details: { causes: [{ message: why }] } });
