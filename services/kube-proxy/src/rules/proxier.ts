import type { Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Family, WantedTable } from "iptables-node";
import { type ChosenEndpoints, chooseEndpoints, type ProxyNode } from "../services/choose-endpoints.ts";
import { endpointsOf } from "../services/endpoints-of.ts";
import { type ServicePort, servicePortsOf } from "../services/service-port.ts";
import { type PortRules, portRules, type RuleSettings } from "./port-rules.ts";
import { proxyTables } from "./tables.ts";

/** Of a service, what there is now; without a service, nothing. */
export interface ServiceState {
  readonly service: Service | undefined;
  readonly slices: readonly EndpointSlice[];
}

export interface ProxierOptions {
  readonly family: Family;
  readonly settings: RuleSettings;
  readonly masqueradeBit: number;
}

/** A port with where its packets go. */
export interface ProxiedPort {
  readonly port: ServicePort;
  readonly endpoints: ChosenEndpoints;
}

/** Decides the rules of one family. Without I/O: it is told what has changed, and remembers what the rest came to. */
export interface Proxier {
  /** A service is named `namespace/name`. Gives its ports as they were and as they are. */
  update(
    name: string,
    state: ServiceState,
  ): { readonly before: readonly ProxiedPort[]; readonly after: readonly ProxiedPort[] };
  /** The node has moved: what was chosen by it is forgotten, and every service has to be told again. */
  moveTo(node: ProxyNode): void;
  tables(serviceRanges: readonly string[]): WantedTable[];
  /** `healthCheckNodePort` of services with the policy Local, with how many endpoints of them are on this node. */
  healthChecks(): readonly HealthCheck[];
}

export interface HealthCheck {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly localEndpoints: number;
}

interface Known {
  readonly ports: readonly ProxiedPort[];
  readonly rules: readonly PortRules[];
  readonly healthCheck: HealthCheck | undefined;
}

export function createProxier({ family, settings, masqueradeBit }: ProxierOptions): Proxier {
  const known = new Map<string, Known>();
  let node: ProxyNode = { name: "", zone: "" };
  const healthChecks = () => [...known.values()].flatMap(({ healthCheck }) => (healthCheck ? [healthCheck] : []));
  return {
    update: (name, { service, slices }) => {
      const before = known.get(name)?.ports ?? [];
      const ports = service
        ? servicePortsOf(service, family).map((port) => ({
            port,
            endpoints: chooseEndpoints(port, endpointsOf(port, slices, family), node),
          }))
        : [];
      if (service && ports.length)
        known.set(name, {
          ports,
          rules: ports.map((one) => portRules({ ...one, settings })),
          healthCheck: healthCheckOf(service, ports),
        });
      else known.delete(name);
      return { before, after: ports };
    },
    moveTo: (to) => {
      node = to;
    },
    tables: (serviceRanges) =>
      proxyTables({
        ports: rulesOf(known.values()),
        serviceRanges,
        healthCheckNodePorts: healthChecks().map(({ port }) => port),
        masqueradeBit,
      }),
    healthChecks,
  };
}

function* rulesOf(known: Iterable<Known>): Iterable<PortRules> {
  for (const { rules } of known) yield* rules;
}

function healthCheckOf(service: Service, ports: readonly ProxiedPort[]): HealthCheck | undefined {
  const { healthCheckNodePort: port = 0, externalTrafficPolicy } = service.spec ?? {};
  const { namespace = "", name = "" } = service.metadata;
  if (!port || externalTrafficPolicy !== "Local") return undefined;
  const pods = new Set(ports.flatMap(({ endpoints }) => endpoints.local.map(({ ip }) => ip)));
  return { namespace, service: name, port, localEndpoints: pods.size };
}
