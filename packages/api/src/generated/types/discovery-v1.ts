// Generated from proto/k8s/discovery/v1.proto; do not edit.
import type { ObjectReference } from "./core-v1.ts";
import type { ListMeta, ObjectMeta } from "./meta-v1.ts";

/** An endpoint of a service. */
export interface Endpoint {
  /** Addresses of the endpoint, of the slice's type; readers take the first only. At least one, at most 100. */
  readonly addresses: readonly string[];
  /** Whether it is ready, serving, terminating. */
  readonly conditions: EndpointConditions;
  /** Name of this endpoint under the service's name, in DNS; a DNS label. */
  readonly hostname?: string;
  /** Object that gives the endpoint, mostly a pod. */
  readonly targetRef?: ObjectReference;
  /** What v1beta1 told of the place; not to be written. */
  readonly deprecatedTopology?: Readonly<Record<string, string>>;
  /** Node that the endpoint is on. */
  readonly nodeName?: string;
  /** Zone that the endpoint is in. */
  readonly zone?: string;
  /** For which zones or nodes the endpoint is meant. */
  readonly hints?: EndpointHints;
}

/** Whether an endpoint can be used. */
export interface EndpointConditions {
  /** Whether it should get traffic: serving and not terminating, or published in any case. True if absent. */
  readonly ready?: boolean;
  /** Whether it can answer, terminating or not. That of `ready` if absent. */
  readonly serving?: boolean;
  /** Whether it is on its way out. False if absent. */
  readonly terminating?: boolean;
}

/** For whom an endpoint is meant. */
export interface EndpointHints {
  /** Zones whose clients should use it; at most eight. */
  readonly forZones?: readonly ForZone[];
  /** Nodes whose clients should use it; at most eight. */
  readonly forNodes?: readonly ForNode[];
}

/** A port of endpoints. */
export interface EndpointPort {
  /** Name of the port, a DNS label or empty; unique in the slice. */
  readonly name?: string;
  /** `TCP` (the default), `UDP` or `SCTP`. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Number of the port. */
  readonly port?: number;
  /** Protocol spoken within, as a hint: an IANA service name, or a name with a domain prefix. */
  readonly appProtocol?: string;
}

/** A part of a service's endpoints. The label `kubernetes.io/service-name` names the service. */
export type EndpointSlice = {
  readonly kind: "EndpointSlice";
  readonly apiVersion: "discovery.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** `IPv4`, `IPv6` or `FQDN`. Cannot be changed. */
  readonly addressType: "IPv4" | "IPv6" | "FQDN";
  /** The endpoints; at most 1000. */
  readonly endpoints?: readonly Endpoint[];
  /** Ports that every endpoint has; at most 20000. */
  readonly ports?: readonly EndpointPort[];
};

/** A list of EndpointSlice objects. */
export interface EndpointSliceList {
  readonly kind: "EndpointSliceList";
  readonly apiVersion: "discovery.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly EndpointSlice[];
}

/** A node whose clients should use an endpoint. */
export interface ForNode {
  /** Name of the node. */
  readonly name: string;
}

/** A zone whose clients should use an endpoint. */
export interface ForZone {
  /** Name of the zone. */
  readonly name: string;
}
