// Generated from proto/k8s/apidiscovery/v2.proto; do not edit.
import type { GroupVersionKind, ListMeta, ObjectMeta } from "./meta-v1.ts";

export interface APIGroupDiscovery {
  readonly kind: "APIGroupDiscovery";
  readonly apiVersion: "apidiscovery.k8s.io/v2";
  readonly metadata: ObjectMeta;
  readonly versions?: readonly APIVersionDiscovery[];
}

/** A list of APIGroupDiscovery objects. */
export interface APIGroupDiscoveryList {
  readonly kind: "APIGroupDiscoveryList";
  readonly apiVersion: "apidiscovery.k8s.io/v2";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly APIGroupDiscovery[];
}

export interface APIResourceDiscovery {
  readonly resource: string;
  readonly responseKind?: GroupVersionKind;
  readonly scope: string;
  readonly singularResource: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly APISubresourceDiscovery[];
}

export interface APISubresourceDiscovery {
  readonly subresource: string;
  readonly responseKind?: GroupVersionKind;
  readonly acceptedTypes?: readonly GroupVersionKind[];
  readonly verbs: readonly string[];
}

export interface APIVersionDiscovery {
  readonly version: string;
  readonly resources?: readonly APIResourceDiscovery[];
  readonly freshness?: string;
}
