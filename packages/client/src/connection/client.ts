import type { ApiObject, Kind, Status } from "@kubets/api";
import type { CertificateSource } from "../wire/certificate-provider.ts";

/** Names an object of a kind; cluster-scoped ones have no namespace. */
export interface ObjectKey {
  readonly namespace?: string;
  readonly name: string;
}

/** Which objects of a kind: of all namespaces and with any labels where nothing is said. Selectors are texts. */
export interface Select {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface ListOptions extends Select {
  readonly resourceVersion?: string;
  readonly limit?: number;
  readonly continue?: string;
}

export interface Listed<T> {
  readonly items: readonly T[];
  readonly resourceVersion: string;
  readonly continue: string;
}

export interface WatchOptions extends Select {
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
}

export type Watched<T> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly object: T }
  | { readonly type: "BOOKMARK"; readonly resourceVersion: string };

export interface WriteSettings {
  readonly subresource?: string;
  readonly fieldManager?: string;
  readonly dryRun?: boolean;
}

export interface DeleteSettings {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: "Orphan" | "Background" | "Foreground";
  /** Preconditions: Conflict when the object is another by now. */
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export type Patch = { readonly merge: object } | { readonly strategic: object } | { readonly json: readonly object[] };

/**
 * The API by gRPC, for any kind. Failures are `ApiError`s. Reads are tried again on another endpoint while there is time;
 * writes are not, for they may have been done.
 */
export interface ApiClient {
  get<T extends object>(kind: Kind<T>, key: ObjectKey, options?: { resourceVersion?: string }): Promise<T>;
  list<T extends object>(kind: Kind<T>, options?: ListOptions): Promise<Listed<T>>;
  /** Ends when the server ends it or the signal aborts; throws what the server said, 410 among others. */
  watch<T extends object>(kind: Kind<T>, options: WatchOptions): AsyncIterable<Watched<T>>;
  create<T extends object>(kind: Kind<T>, object: Draft<T>, options?: WriteSettings): Promise<T>;
  /** A subresource such as `pods/eviction` or `serviceaccounts/token`. */
  createPart(
    kind: Kind<object>,
    key: ObjectKey,
    part: { subresource: string; body: object },
  ): Promise<ApiObject | Status>;
  update<T extends object>(kind: Kind<T>, object: T, options?: WriteSettings): Promise<T>;
  patch<T extends object>(kind: Kind<T>, key: ObjectKey, request: { patch: Patch } & WriteSettings): Promise<T>;
  apply<T extends object>(
    kind: Kind<T>,
    object: Draft<T>,
    request: { fieldManager: string; force?: boolean; subresource?: string },
  ): Promise<T>;
  /** The object as it was last, or as it waits for its finalizers; a Status for kinds that answer with one. */
  delete<T extends object>(kind: Kind<T>, key: ObjectKey, options?: DeleteSettings): Promise<T | Status>;
  deleteCollection<T extends object>(kind: Kind<T>, select: Select): Promise<void>;
  /** All of the writes, or none. */
  transact(writes: readonly TransactWrite[]): Promise<readonly (ApiObject | Status)[]>;
  /** A stream of bindings; answers come as they are done. */
  bind(): BindStream;
  close(): void;
}

/** An object as it is sent: its kind and apiVersion are filled in. */
export type Draft<T> = Omit<T, "kind" | "apiVersion"> & { readonly kind?: string; readonly apiVersion?: string };

export type TransactWrite =
  | { readonly create: Kind<object>; readonly object: object; readonly namespace?: string }
  | { readonly update: Kind<object>; readonly object: ApiObject; readonly subresource?: string }
  | { readonly patch: Kind<object>; readonly key: ObjectKey; readonly with: Patch; readonly subresource?: string }
  | { readonly apply: Kind<object>; readonly object: object; readonly fieldManager: string; readonly force?: boolean }
  | { readonly delete: Kind<object>; readonly key: ObjectKey };

export interface BindStream {
  /** Rejects with the `ApiError` of this binding. */
  bind(binding: { namespace: string; pod: string; uid?: string; node: string }): Promise<void>;
  close(): void;
}

export interface ConnectOptions {
  /** `host:port` of each API server's gRPC door; the first that answers is used. */
  readonly endpoints: readonly string[];
  /** Absent only in tests that speak plain text. */
  readonly tls?: CertificateSource;
  readonly token?: () => Promise<string | undefined>;
  /** The name to expect in the server's certificate, where it is not the endpoint's. */
  readonly serverName?: string;
  /** Names the process: its first part is the field manager of what it writes. */
  readonly userAgent: string;
  /** For a call that is not a watch; 30 s. */
  readonly deadlineMs?: number;
  readonly onRequest?: (finished: { verb: string; host: string; code: string; seconds: number }) => void;
}
