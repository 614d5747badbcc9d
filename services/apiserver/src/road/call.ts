import type { Kind, Subresource } from "@kubets/api";

/** Who asks: from a client certificate, a token, or impersonation. */
export interface User {
  readonly name: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
}

export const anonymous: User = { name: "system:anonymous", uid: "", groups: ["system:unauthenticated"], extra: {} };

export type Verb = "create" | "get" | "list" | "watch" | "update" | "patch" | "delete" | "deletecollection" | "connect";

export type PatchType = "json" | "merge" | "strategic" | "apply";

/** A request for a resource, whatever door it came through. Options are already parsed and checked. */
export interface Call {
  readonly user: User;
  readonly verb: Verb;
  readonly kind: Kind;
  /** Absent for the resource itself. */
  readonly subresource: Subresource | undefined;
  /** Empty for cluster-scoped kinds and for all namespaces. */
  readonly namespace: string;
  readonly name: string;
  readonly options: CallOptions;
  readonly body: Body | undefined;
  readonly patchType: PatchType | undefined;
  /** Answered as `Warning: 299` headers, or gRPC trailing metadata. */
  readonly warnings: string[];
  /** Its signal aborts when the caller goes away or the request's time is up. */
  readonly end: CallEnd;
  /** The manager of fields where the caller names none: the first part of its User-Agent. */
  readonly userAgent: string;
}

/** Whether anybody still waits for a call's answer. */
export interface CallEnd {
  readonly signal: AbortSignal;
  /** As the signal says; made for those who only look. */
  readonly isOver: boolean;
}

export interface Body {
  readonly bytes: Uint8Array;
  readonly encoding: "json" | "yaml" | "protobuf";
}

export interface CallOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string;
  readonly fieldValidation: "Strict" | "Warn" | "Ignore";
  readonly force: boolean | undefined;
  readonly labelSelector: string;
  readonly fieldSelector: string;
  readonly resourceVersion: string;
  readonly resourceVersionMatch: string;
  readonly limit: number;
  readonly continue: string;
  readonly allowWatchBookmarks: boolean;
  readonly sendInitialEvents: boolean | undefined;
  readonly timeoutSeconds: number | undefined;
  /** Everything else in the query: the options of connect subresources. */
  readonly query: URLSearchParams;
}
