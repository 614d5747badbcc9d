// Generated from proto/k8s/networking/v1.proto; do not edit.
import type { TypedLocalObjectReference } from "./core-v1.ts";
import type { IntOrString } from "./intstr.ts";
import type { Condition, LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

export interface HTTPIngressPath {
  readonly path?: string;
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  readonly backend: IngressBackend;
}

export interface HTTPIngressRuleValue {
  readonly paths: readonly HTTPIngressPath[];
}

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

export interface IPAddressSpec {
  readonly parentRef: ParentReference;
}

export interface IPBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

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

export interface IngressBackend {
  readonly service?: IngressServiceBackend;
  readonly resource?: TypedLocalObjectReference;
}

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

export interface IngressClassParametersReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly scope?: string;
  readonly namespace?: string;
}

export interface IngressClassSpec {
  readonly controller?: string;
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

export interface IngressLoadBalancerIngress {
  readonly ip?: string;
  readonly hostname?: string;
  readonly ports?: readonly IngressPortStatus[];
}

export interface IngressLoadBalancerStatus {
  readonly ingress?: readonly IngressLoadBalancerIngress[];
}

export interface IngressPortStatus {
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly error?: string;
}

export interface IngressRule extends IngressRuleValue {
  readonly host?: string;
}

export interface IngressRuleValue {
  readonly http?: HTTPIngressRuleValue;
}

export interface IngressServiceBackend {
  readonly name: string;
  readonly port: ServiceBackendPort;
}

export interface IngressSpec {
  readonly ingressClassName?: string;
  readonly defaultBackend?: IngressBackend;
  readonly tls?: readonly IngressTLS[];
  readonly rules?: readonly IngressRule[];
}

export interface IngressStatus {
  readonly loadBalancer: IngressLoadBalancerStatus;
}

export interface IngressTLS {
  readonly hosts?: readonly string[];
  readonly secretName?: string;
}

export type NetworkPolicy = {
  readonly kind: "NetworkPolicy";
  readonly apiVersion: "networking.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: NetworkPolicySpec;
};

export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[];
  readonly to?: readonly NetworkPolicyPeer[];
}

export interface NetworkPolicyIngressRule {
  readonly ports?: readonly NetworkPolicyPort[];
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

export interface NetworkPolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: IPBlock;
}

export interface NetworkPolicyPort {
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  readonly port?: IntOrString;
  readonly endPort?: number;
}

export interface NetworkPolicySpec {
  readonly podSelector: LabelSelector;
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  readonly egress?: readonly NetworkPolicyEgressRule[];
  readonly policyTypes?: readonly ("Ingress" | "Egress")[];
}

export interface ParentReference {
  readonly group?: string;
  readonly resource: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface ServiceBackendPort {
  readonly name?: string;
  readonly number?: number;
}

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

export interface ServiceCIDRSpec {
  readonly cidrs?: readonly string[];
}

export interface ServiceCIDRStatus {
  readonly conditions?: readonly Condition[];
}
