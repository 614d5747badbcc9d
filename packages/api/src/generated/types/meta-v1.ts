// Generated from proto/k8s/meta/v1.proto; do not edit.
import type { RawExtension } from "./runtime.ts";

/** A group of the API and its versions. */
export interface APIGroup {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Name of the group, such as `apps`. */
  readonly name: string;
  /** Versions that are served, best first. */
  readonly versions: readonly GroupVersionForDiscovery[];
  /** Version to use when in doubt. */
  readonly preferredVersion: GroupVersionForDiscovery;
  /** Which address of the server suits which clients; not given for named groups. */
  readonly serverAddressByClientCIDRs?: readonly ServerAddressByClientCIDR[];
}

/** A list of APIGroup objects. */
export interface APIGroupList {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** The groups, but not the core group. */
  readonly groups: readonly APIGroup[];
}

/** A resource or subresource that is served. */
export interface APIResource {
  /** Name in paths; `<resource>/<subresource>` for a subresource. */
  readonly name: string;
  /** Name of one, as people type it. */
  readonly singularName: string;
  /** Whether its objects are in namespaces. */
  readonly namespaced: boolean;
  /** Group of the kind, where it is not that of the list, as for `scale`. */
  readonly group?: string;
  /** Version of the kind, where it is not that of the list. */
  readonly version?: string;
  /** Kind of its objects. */
  readonly kind: string;
  /** What can be done: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection` and others. */
  readonly verbs: Verbs;
  /** Shorter names that people may type. */
  readonly shortNames?: readonly string[];
  /** Groups of resources that it is listed with, such as `all`. */
  readonly categories?: readonly string[];
  /** Changes when objects are stored in another version; only to be compared. */
  readonly storageVersionHash?: string;
}

/** A list of APIResource objects. */
export interface APIResourceList {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Group and version that the resources are of. */
  readonly groupVersion: string;
  /** The resources and their subresources. */
  readonly resources: readonly APIResource[];
}

/** Versions of the core group. */
export interface APIVersions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Versions of the core group. */
  readonly versions: readonly string[];
  /** Which address of the server suits which clients. */
  readonly serverAddressByClientCIDRs: readonly ServerAddressByClientCIDR[];
}

/** Options of server-side apply. */
export interface ApplyOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** `All` goes the whole way but stores nothing. */
  readonly dryRun?: readonly string[];
  /** Takes over fields that others own, instead of a conflict. */
  readonly force: boolean;
  /** Name under which the fields are owned. Needed; at most 128 printable characters. */
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

/** Options of a create. */
export interface CreateOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** `All` goes the whole way but stores nothing. */
  readonly dryRun?: readonly string[];
  /** Name under which the fields are owned; the first part of the User-Agent if absent. At most 128 printable characters. */
  readonly fieldManager?: string;
  /** What unknown and duplicate fields do: `Ignore`, `Warn` (the default: a warning each) or `Strict` (400). */
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

/** A length of time. */
export type Duration = string;

/** A requirement on a field. */
export interface FieldSelectorRequirement {
  /** Field that is compared. */
  readonly key: string;
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. */
  readonly operator: string;
  /** Values for `In` and `NotIn`; none with the others. */
  readonly values?: readonly string[];
}

/** A set of fields, as a tree in JSON. */
export type FieldsV1 = unknown;

/** Options of a get. */
export interface GetOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** How fresh the answer must be: absent is the newest, `0` anything the server has, else not older than this revision. */
  readonly resourceVersion?: string;
}

/** A kind, in any version. */
export interface GroupKind {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind. */
  readonly kind: string;
}

/** A resource, in any version. */
export interface GroupResource {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Resource. */
  readonly resource: string;
}

/** A version of a group. */
export interface GroupVersion {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Version. */
  readonly version: string;
}

/** A version of a group, in full and by itself. */
export interface GroupVersionForDiscovery {
  /** Group and version, as `group/version`. */
  readonly groupVersion: string;
  /** The version alone. */
  readonly version: string;
}

/** A kind in one version. */
export interface GroupVersionKind {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Version. */
  readonly version: string;
  /** Kind. */
  readonly kind: string;
}

/** A resource in one version. */
export interface GroupVersionResource {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Version. */
  readonly version: string;
  /** Resource. */
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

/** A point in time, to the microsecond. */
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

/** An object of any kind of which only the metadata is told. */
export interface PartialObjectMetadata {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** Name, labels and the rest that every object has. */
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

/** A change of an object; the Content-Type tells its form. */
export interface Patch {
}

/** Options of a patch or apply. */
export interface PatchOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** `All` goes the whole way but stores nothing. */
  readonly dryRun?: readonly string[];
  /** Takes over fields that others own, instead of a conflict; only when applying. */
  readonly force?: boolean;
  /** Name under which the fields are owned. Needed when applying; else the first part of the User-Agent if absent. */
  readonly fieldManager?: string;
  /** What unknown and duplicate fields do: `Ignore`, `Warn` (the default: a warning each) or `Strict` (400). */
  readonly fieldValidation?: string;
}

/** What must be true of an object for a request to change it. */
export interface Preconditions {
  /** Its identity. */
  readonly uid?: string;
  /** Its last change. */
  readonly resourceVersion?: string;
}

/** Paths that the server answers at. */
export interface RootPaths {
  /** Paths that the server answers at. */
  readonly paths: readonly string[];
}

/** Address of the server for certain clients. */
export interface ServerAddressByClientCIDR {
  /** Addresses of the clients that it suits. */
  readonly clientCIDR: string;
  /** Address of the server: host, or host and port. */
  readonly serverAddress: string;
}

/** Which part of the objects a list has. */
export interface ShardInfo {
  /** Which part of the objects the list has. */
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

/** Options of a table. */
export interface TableOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** What of each object comes with its row: `Metadata` (the default), `Object` or `None`. */
  readonly includeObject?: string;
}

/** A point in time, to the second. */
export type Time = string;

/** A point in time. */
export interface Timestamp {
  /** Seconds since 1970, UTC. */
  readonly seconds: number;
  /** Nanoseconds of the second, never negative. */
  readonly nanos: number;
}

/** What an object is. */
export interface TypeMeta {
  /** Kind of the object, in CamelCase. Cannot be changed. */
  readonly kind?: string;
  /** Group and version that the object is written in, such as `apps/v1`. */
  readonly apiVersion?: string;
}

/** Options of an update. */
export interface UpdateOptions {
  readonly kind?: string;
  readonly apiVersion?: string;
  /** `All` goes the whole way but stores nothing. */
  readonly dryRun?: readonly string[];
  /** Name under which the fields are owned; the first part of the User-Agent if absent. At most 128 printable characters. */
  readonly fieldManager?: string;
  /** What unknown and duplicate fields do: `Ignore`, `Warn` (the default: a warning each) or `Strict` (400). */
  readonly fieldValidation?: string;
}

/** What can be done with a resource. */
export type Verbs = readonly string[];

/** One event of a watch. */
export interface WatchEvent {
  /** ADDED, MODIFIED, DELETED, BOOKMARK or ERROR. */
  readonly type: string;
  /** The object after the change (before it, when DELETED), or a Status when ERROR. */
  readonly object: RawExtension;
}
