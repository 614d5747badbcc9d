// Generated from proto/k8s/apidiscovery/v2.proto; do not edit.
import type { GroupVersionKind, ListMeta, ObjectMeta } from "./meta-v1.ts";

/** A group of the API with all that is served in it. */
export interface APIGroupDiscovery {
  readonly kind: "APIGroupDiscovery";
  readonly apiVersion: "apidiscovery.k8s.io/v2";
  /** The name is that of the group, empty for the core group. */
  readonly metadata: ObjectMeta;
  /** Versions that are served, best first. */
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

/** A resource, in one version of its group. */
export interface APIResourceDiscovery {
  /** Name in paths. */
  readonly resource: string;
  /** Kind of its objects; in other groups than its own for some. */
  readonly responseKind?: GroupVersionKind;
  /** `Namespaced` or `Cluster`. */
  readonly scope: string;
  /** Name of one, as people type it. */
  readonly singularResource: string;
  /** What can be done with it. */
  readonly verbs: readonly string[];
  /** Shorter names that people may type. */
  readonly shortNames?: readonly string[];
  /** Groups of resources that it is listed with, such as `all`. */
  readonly categories?: readonly string[];
  /** Its subresources. */
  readonly subresources?: readonly APISubresourceDiscovery[];
}

/** A subresource. */
export interface APISubresourceDiscovery {
  /** Name in paths, after that of the object. */
  readonly subresource: string;
  /** Kind that it answers with; none for streams. */
  readonly responseKind?: GroupVersionKind;
  /** Kinds that can be sent to it. */
  readonly acceptedTypes?: readonly GroupVersionKind[];
  /** What can be done with it. */
  readonly verbs: readonly string[];
}

/** A version of a group and its resources. */
export interface APIVersionDiscovery {
  /** Version, such as `v1`. */
  readonly version: string;
  /** Its resources. */
  readonly resources?: readonly APIResourceDiscovery[];
  /** `Current`, or `Stale` where the server that has the group cannot be reached at the moment. */
  readonly freshness?: string;
}
