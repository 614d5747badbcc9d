import type { Endpoint } from "./endpoints-of.ts";
import { isExternal, type ServicePort } from "./service-port.ts";

/** Where this proxy runs. */
export interface ProxyNode {
  readonly name: string;
  /** Empty when not known. */
  readonly zone: string;
}

export interface ChosenEndpoints {
  /** For traffic that may go to any node. */
  readonly cluster: readonly Endpoint[];
  /** For traffic that must stay on this node. */
  readonly local: readonly Endpoint[];
  /** There are usable ones somewhere, if not here. */
  readonly any: boolean;
}

/**
 * Ready endpoints; where there are none, those that serve while they end, so that a rollout loses no request. Hints of
 * topology are followed only when every ready endpoint has some and one of them fits.
 */
export function chooseEndpoints(port: ServicePort, endpoints: readonly Endpoint[], node: ProxyNode): ChosenEndpoints {
  const usesCluster = !port.internalLocal || isExternal(port);
  const usesLocal = port.internalLocal || port.externalLocal;
  const usable = readyOrServing(endpoints);
  return {
    cluster: usesCluster ? nearby(usable, node) : [],
    local: usesLocal ? readyOrServing(endpoints.filter((endpoint) => endpoint.node === node.name)) : [],
    any: usable.length > 0,
  };
}

function readyOrServing(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const ready = endpoints.filter((endpoint) => endpoint.ready);
  return ready.length ? ready : endpoints.filter(({ serving, terminating }) => serving && terminating);
}

function nearby(endpoints: readonly Endpoint[], { name, zone }: ProxyNode): readonly Endpoint[] {
  if (!endpoints.every((endpoint) => endpoint.ready)) return endpoints;
  return (
    hinted(endpoints, ({ nodeHints }) => nodeHints, name) ??
    (zone ? hinted(endpoints, ({ zoneHints }) => zoneHints, zone) : undefined) ??
    endpoints
  );
}

function hinted(endpoints: readonly Endpoint[], hints: (endpoint: Endpoint) => readonly string[], here: string) {
  if (!endpoints.every((endpoint) => hints(endpoint).length > 0)) return undefined;
  const fitting = endpoints.filter((endpoint) => hints(endpoint).includes(here));
  return fitting.length ? fitting : undefined;
}
