// Generated from proto/k8s/meta/v1.proto; do not edit.
import type { RawExtension } from "./runtime.ts";

export interface APIGroup {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly name: string;
  readonly versions: readonly GroupVersionForDiscovery[];
  readonly preferredVersion: GroupVersionForDiscovery;
  readonly serverAddressByClientCIDRs?: readonly ServerAddressByClientCIDR[];
}

/** A list of APIGroup objects. */
export interface APIGroupList {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly groups: readonly APIGroup[];
}

export interface APIResource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly verbs: Verbs;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly storageVersionHash?: string;
}

/** A list of APIResource objects. */
export interface APIResourceList {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly groupVersion: string;
  readonly resources: readonly APIResource[];
}

export interface APIVersions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly versions: readonly string[];
  readonly serverAddressByClientCIDRs: readonly ServerAddressByClientCIDR[];
}

export interface ApplyOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly dryRun?: readonly string[];
  readonly force: boolean;
  readonly fieldManager: string;
}

/** One observation about the state of an object. */
export interface Condition {
  /** What was observed, such as Ready. */
  readonly type: string;
  /** Whether it holds: True, False or Unknown. */
  readonly status: string;
  /** Generation of the object that was looked at. */
  readonly observedGeneration?: number;
  /** When the status last changed. */
  readonly lastTransitionTime: Time;
  /** The cause in one word, for programs. */
  readonly reason: string;
  /** The cause in a sentence, for people. */
  readonly message: string;
}

export interface CreateOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly dryRun?: readonly string[];
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

/** How an object is to be deleted. */
export interface DeleteOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Seconds the object gets to end; 0 is at once. Left out, the kind decides. */
  readonly gracePeriodSeconds?: number;
  /** What must be true of the object, else nothing is deleted. */
  readonly preconditions?: Preconditions;
  /**
   * Use propagationPolicy instead.
   *
   * @deprecated
   */
  readonly orphanDependents?: boolean;
  /** What becomes of objects that belong to this one: Orphan leaves them, Background deletes them later, Foreground deletes them first. */
  readonly propagationPolicy?: string;
  /** With the value All, everything is checked and nothing is deleted. */
  readonly dryRun?: readonly string[];
  /** Delete even an object that cannot be read from the store, without regard to its finalizers. */
  readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean;
}

export type Duration = string;

export interface FieldSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export type FieldsV1 = unknown;

export interface GetOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly resourceVersion?: string;
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

export interface GroupResource {
  readonly group: string;
  readonly resource: string;
}

export interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

export interface GroupVersionForDiscovery {
  readonly groupVersion: string;
  readonly version: string;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface GroupVersionResource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

/** Selects objects by labels: all of matchLabels and all of matchExpressions must hold. An empty selector takes every object, none at all takes nothing. */
export interface LabelSelector {
  /** Labels that must be there with exactly these values. */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** Conditions on labels that must hold. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** One condition on a label. */
export interface LabelSelectorRequirement {
  /** Label the condition is about. */
  readonly key: string;
  /** How the label is compared: In, NotIn, Exists or DoesNotExist. */
  readonly operator: string;
  /** Values for In and NotIn, at least one. Empty for the others. */
  readonly values?: readonly string[];
}

/** A list of  objects. */
export interface List {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly RawExtension[];
}

/** What a list says of itself. */
export interface ListMeta {
  /**
   * No longer filled in.
   *
   * @deprecated
   */
  readonly selfLink?: string;
  /** The store's revision that the list shows; begin a watch here to miss nothing. */
  readonly resourceVersion?: string;
  /** Token to ask for the next page with. Empty on the last page. */
  readonly continue?: string;
  /** How many objects follow after this page. Left out when the list was selected. */
  readonly remainingItemCount?: number;
  /** Which part of the key space the list shows, when only a part was asked for. */
  readonly shardInfo?: ShardInfo;
}

/** What to list or watch, and how. */
export interface ListOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Only objects whose labels match. */
  readonly labelSelector?: string;
  /** Only objects whose fields match; which fields can be asked for depends on the kind. */
  readonly fieldSelector?: string;
  /** Stream changes instead of answering with a list. */
  readonly watch?: boolean;
  /** Send events that only say how far the watch has come. */
  readonly allowWatchBookmarks?: boolean;
  /** How fresh a list must be, or where a watch begins. */
  readonly resourceVersion?: string;
  /** Whether resourceVersion is met exactly or is the least. */
  readonly resourceVersionMatch?: string;
  /** Seconds after which the request ends. */
  readonly timeoutSeconds?: number;
  /** At most this many objects in the answer. */
  readonly limit?: number;
  /** Token of the page before this one. */
  readonly continue?: string;
  /** Begin a watch with the objects that are there. */
  readonly sendInitialEvents?: boolean;
  /** Only objects of a part of the key space. */
  readonly shardSelector?: string;
}

/** The fields that one manager set by one kind of request. */
export interface ManagedFieldsEntry {
  /** Who set the fields, as the request named itself. */
  readonly manager?: string;
  /** How: Apply, or Update for everything else. */
  readonly operation?: string;
  /** Version of the kind that the fields are named in. */
  readonly apiVersion?: string;
  /** When the set of fields, or one of their values, was last changed by the manager. */
  readonly time?: Time;
  /** Format of fieldsV1; always FieldsV1. */
  readonly fieldsType?: string;
  /** The fields, as a tree of names. */
  readonly fieldsV1?: FieldsV1;
  /** Subresource the fields were set through; empty for the object itself. */
  readonly subresource?: string;
}

export type MicroTime = string;

/** What every stored object has: its names, its identity, and who looks after it. */
export interface ObjectMeta {
  /** Unique among the objects of the same resource in the namespace. Cannot be changed. */
  readonly name?: string;
  /** Beginning of a name that the server completes with five random characters; used only when name is empty. */
  readonly generateName?: string;
  /** Namespace the object lives in; empty for objects of the whole cluster. Cannot be changed. */
  readonly namespace?: string;
  /**
   * No longer filled in.
   *
   * @deprecated
   */
  readonly selfLink?: string;
  /** Identity of this very object: another object of the same name has another one. Set by the server. */
  readonly uid?: string;
  /** The store's revision of the last change. Compare for equality only; send it with an update to be refused if somebody else was faster. */
  readonly resourceVersion?: string;
  /** Counts the changes of what is wanted (the spec), not of the status. Set by the server. */
  readonly generation?: number;
  /** When the server stored the object. */
  readonly creationTimestamp?: Time;
  /** When the object is to be gone. Set by the server once a deletion has begun that must wait for a grace period or finalizers. */
  readonly deletionTimestamp?: Time;
  /** Seconds that the object was given to end, once its deletion has begun. May only become shorter. */
  readonly deletionGracePeriodSeconds?: number;
  /** Keys and values to select objects by, such as app=web. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Keys and values for tools and people to keep; nothing can be selected by them. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Objects this one belongs to: when all of them are gone, the garbage collector deletes it. At most one of them is the controller. */
  readonly ownerReferences?: readonly OwnerReference[];
  /** Names of those who have something to clean up before the object may go; each removes its own, and the last one gone ends the deletion. */
  readonly finalizers?: readonly string[];
  /** Which client manages which fields, for apply. Kept by the server. */
  readonly managedFields?: readonly ManagedFieldsEntry[];
}

/** Names an object that another belongs to, in the same namespace or of the whole cluster. */
export interface OwnerReference {
  /** Group and version of the owner. */
  readonly apiVersion: string;
  /** Kind of the owner. */
  readonly kind: string;
  /** Name of the owner. */
  readonly name: string;
  /** Identity of the owner, so that a successor of the same name is not taken for it. */
  readonly uid: string;
  /** Whether the owner is the one that manages this object. */
  readonly controller?: boolean;
  /** Whether a foreground deletion of the owner waits until this object is gone. */
  readonly blockOwnerDeletion?: boolean;
}

export interface PartialObjectMetadata {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly metadata: ObjectMeta;
}

/** A list of PartialObjectMetadata objects. */
export interface PartialObjectMetadataList {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PartialObjectMetadata[];
}

export interface Patch {
}

export interface PatchOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly dryRun?: readonly string[];
  readonly force?: boolean;
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

/** What must be true of an object for a request to change it. */
export interface Preconditions {
  /** Its identity. */
  readonly uid?: string;
  /** Its last change. */
  readonly resourceVersion?: string;
}

export interface RootPaths {
  readonly paths: readonly string[];
}

export interface ServerAddressByClientCIDR {
  readonly clientCIDR: string;
  readonly serverAddress: string;
}

export interface ShardInfo {
  readonly selector: string;
}

/** The answer to a request that answers with no object, above all an error. */
export interface Status {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Nothing, usually. */
  readonly metadata: ListMeta;
  /** Success or Failure. */
  readonly status?: string;
  /** What went wrong, for people. */
  readonly message?: string;
  /** What went wrong in one word, for programs. */
  readonly reason?: string;
  /** More about the error, by its reason. */
  readonly details?: StatusDetails;
  /** HTTP status code. */
  readonly code?: number;
}

/** One cause of an error. */
export interface StatusCause {
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
  /** JSON path of the field that causes it, such as spec.replicas. */
  readonly field?: string;
}

/** More about an error. */
export interface StatusDetails {
  /** Object that the error is about. */
  readonly name?: string;
  /** Group of that object's kind. */
  readonly group?: string;
  /** Kind, or resource, of that object. */
  readonly kind?: string;
  /** Identity of that object, if it has one. */
  readonly uid?: string;
  /** What is wrong, field by field. */
  readonly causes?: readonly StatusCause[];
  /** Seconds to wait before it is worth trying again. */
  readonly retryAfterSeconds?: number;
}

export interface TableOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly includeObject?: string;
}

export type Time = string;

export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

export interface TypeMeta {
  readonly kind?: string;
  readonly apiVersion?: string;
}

export interface UpdateOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly dryRun?: readonly string[];
  readonly fieldManager?: string;
  readonly fieldValidation?: string;
}

export type Verbs = readonly string[];

/** One event of a watch. */
export interface WatchEvent {
  /** ADDED, MODIFIED, DELETED, BOOKMARK or ERROR. */
  readonly type: string;
  /** The object after the change (before it, when DELETED), or a Status when ERROR. */
  readonly object: RawExtension;
}
