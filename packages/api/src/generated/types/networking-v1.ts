// Generated from proto/k8s/networking/v1.proto; do not edit.
import type { TypedLocalObjectReference } from "./core-v1.ts";
import type { IntOrString } from "./intstr.ts";
import type { Condition, LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

/** A path and where its requests go. */
export interface HTTPIngressPath {
  /** Path to compare the request's with; begins with `/` for `Exact` and `Prefix`. */
  readonly path?: string;
  /** `Exact` compares the whole, `Prefix` part by part between slashes, `ImplementationSpecific` as the controller likes. */
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  /** Where matching requests go. */
  readonly backend: IngressBackend;
}

/** Paths of a host and where their requests go. */
export interface HTTPIngressRuleValue {
  /** Paths and where they go. At least one. */
  readonly paths: readonly HTTPIngressPath[];
}

/** An address that is taken; its name is the address. The server writes it together with the service it belongs to. */
export type IPAddress = {
  readonly kind: "IPAddress";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: IPAddressSpec;
};

/** A list of IPAddress objects. */
export interface IPAddressList {
  readonly kind: "IPAddressList";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly IPAddress[];
}

/** What an address belongs to. */
export interface IPAddressSpec {
  /** What the address belongs to. Needed; cannot be changed. */
  readonly parentRef: ParentReference;
}

/** A range of addresses, perhaps with holes. */
export interface IPBlock {
  /** Addresses, such as `192.0.2.0/24` or `2001:db8::/64`. */
  readonly cidr: string;
  /** Parts of them that are left out. */
  readonly except?: readonly string[];
}

/** Brings HTTP from outside to services, by host and path. A controller of its class does the work. */
export type Ingress = {
  readonly kind: "Ingress";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: IngressSpec;
  /** What is, as last observed. */
  readonly status: IngressStatus;
};

/** Where requests go. */
export interface IngressBackend {
  /** Service that gets the requests. Excludes `resource`. */
  readonly service?: IngressServiceBackend;
  /** Other object of the namespace that gets the requests. Excludes `service`. */
  readonly resource?: TypedLocalObjectReference;
}

/** A sort of Ingress and the controller that serves it. */
export type IngressClass = {
  readonly kind: "IngressClass";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: IngressClassSpec;
};

/** A list of IngressClass objects. */
export interface IngressClassList {
  readonly kind: "IngressClassList";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly IngressClass[];
}

/** Object with settings for a controller. */
export interface IngressClassParametersReference {
  /** Group of the kind; the core group if absent. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** `Cluster` (the default) or `Namespace`. */
  readonly scope?: string;
  /** Namespace of the object; needed with `Namespace`, refused with `Cluster`. */
  readonly namespace?: string;
}

/** Who serves the class. */
export interface IngressClassSpec {
  /** Controller that serves the class, such as `example.com/ingress`; at most 250 characters. Cannot be changed. */
  readonly controller?: string;
  /** Object with more settings for the controller. */
  readonly parameters?: IngressClassParametersReference;
}

/** A list of Ingress objects. */
export interface IngressList {
  readonly kind: "IngressList";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Ingress[];
}

/** Where a load balancer is reached. */
export interface IngressLoadBalancerIngress {
  /** Address of the load balancer, where it has one. */
  readonly ip?: string;
  /** Name of the load balancer, where it has one. */
  readonly hostname?: string;
  /** What is told of its ports. */
  readonly ports?: readonly IngressPortStatus[];
}

/** Where an Ingress is reached. */
export interface IngressLoadBalancerStatus {
  /** Where the load balancer is reached. */
  readonly ingress?: readonly IngressLoadBalancerIngress[];
}

/** What is told of a port of a load balancer. */
export interface IngressPortStatus {
  /** Port of the load balancer. */
  readonly port: number;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** Why the port does not work, as a reason in CamelCase, with a domain prefix for those of a cloud. */
  readonly error?: string;
}

/** A host and where its requests go. */
export interface IngressRule extends IngressRuleValue {
  /** Host that requests must name, without port; `*.` in front stands for one label. All hosts if absent. */
  readonly host?: string;
}

/** Where the requests of a host go. */
export interface IngressRuleValue {
  /** Paths and where they go. */
  readonly http?: HTTPIngressRuleValue;
}

/** A port of a service. */
export interface IngressServiceBackend {
  /** Service in the namespace of the Ingress. */
  readonly name: string;
  /** Port of the service, by name or number. Needed. */
  readonly port: ServiceBackendPort;
}

/** Which requests go where. */
export interface IngressSpec {
  /** Class that serves this Ingress; the default class if absent, where there is one. */
  readonly ingressClassName?: string;
  /** Where requests go that no rule matches. Needed where there are no rules. */
  readonly defaultBackend?: IngressBackend;
  /** Hosts that are served with TLS, and their certificates. */
  readonly tls?: readonly IngressTLS[];
  /** Hosts and paths, and where they go. */
  readonly rules?: readonly IngressRule[];
}

/** Where the Ingress is reached. */
export interface IngressStatus {
  /** Where the Ingress is reached. */
  readonly loadBalancer: IngressLoadBalancerStatus;
}

/** Hosts and their certificate. */
export interface IngressTLS {
  /** Names in the certificate; whatever the controller has if absent. */
  readonly hosts?: readonly string[];
  /** Secret with certificate and key. Left out where the controller has one. */
  readonly secretName?: string;
}

/** What may talk to pods, and what they may talk to. A pod that no policy is about may do all. */
export type NetworkPolicy = {
  readonly kind: "NetworkPolicy";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: NetworkPolicySpec;
};

/** Somebody that may be reached, at certain ports. */
export interface NetworkPolicyEgressRule {
  /** Ports that may be reached; all if empty. */
  readonly ports?: readonly NetworkPolicyPort[];
  /** Who may be reached; everybody if empty. */
  readonly to?: readonly NetworkPolicyPeer[];
}

/** Somebody that may come, at certain ports. */
export interface NetworkPolicyIngressRule {
  /** Ports that may be reached; all if empty. */
  readonly ports?: readonly NetworkPolicyPort[];
  /** Who may come; everybody if empty. */
  readonly from?: readonly NetworkPolicyPeer[];
}

/** A list of NetworkPolicy objects. */
export interface NetworkPolicyList {
  readonly kind: "NetworkPolicyList";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly NetworkPolicy[];
}

/** Pods or addresses. */
export interface NetworkPolicyPeer {
  /** Pods by their labels, in the policy's namespace, or in those of `namespaceSelector`. Empty is all. */
  readonly podSelector?: LabelSelector;
  /** Namespaces by their labels. Empty is all. */
  readonly namespaceSelector?: LabelSelector;
  /** Addresses. Excludes both selectors. */
  readonly ipBlock?: IPBlock;
}

/** A port, or a range of them. */
export interface NetworkPolicyPort {
  /** `TCP` (the default), `UDP` or `SCTP`. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** Port of the pods, by number or name; all if absent. */
  readonly port?: IntOrString;
  /** Last port of a range that begins with `port`, which must then be a number. */
  readonly endPort?: number;
}

/** Which pods, and what is allowed. */
export interface NetworkPolicySpec {
  /** Pods of the namespace that the policy is about. Empty is all. */
  readonly podSelector: LabelSelector;
  /** What may reach them. With none, and a policy for ingress, nothing may. */
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  /** What they may reach. With none, and a policy for egress, nothing may be reached. */
  readonly egress?: readonly NetworkPolicyEgressRule[];
  /** `Ingress`, `Egress` or both. If absent: ingress, and egress where there are rules for it. */
  readonly policyTypes?: readonly ("Ingress" | "Egress")[];
}

/** Object that an address belongs to. */
export interface ParentReference {
  /** Group of the object; empty is the core group. */
  readonly group?: string;
  /** Resource of the object, such as `services`. Needed. */
  readonly resource: string;
  /** Namespace of the object, where it is in one. */
  readonly namespace?: string;
  /** Name of the object. Needed. */
  readonly name: string;
}

/** A port of a service, by name or number. */
export interface ServiceBackendPort {
  /** Name of the port. Excludes `number`. */
  readonly name?: string;
  /** Number of the port. Excludes `name`. */
  readonly number?: number;
}

/** Ranges that service addresses are taken from, beside those the server was started with. */
export type ServiceCIDR = {
  readonly kind: "ServiceCIDR";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ServiceCIDRSpec;
  /** What is, as last observed. */
  readonly status: ServiceCIDRStatus;
};

/** A list of ServiceCIDR objects. */
export interface ServiceCIDRList {
  readonly kind: "ServiceCIDRList";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ServiceCIDR[];
}

/** The ranges. */
export interface ServiceCIDRSpec {
  /** Ranges that service addresses are taken from: one, or one of each family. They cannot be changed; a second family can be added. */
  readonly cidrs?: readonly string[];
}

/** Whether the ranges are in use. */
export interface ServiceCIDRStatus {
  /** `Ready` tells whether addresses are taken from it. */
  readonly conditions?: readonly Condition[];
}
