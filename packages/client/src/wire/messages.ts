/** The messages of `proto/kubets/api/v1/objects.proto`, as proto-loader makes them. Bytes are Buffers, int64 numbers. */

export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
}

export type Encoding = "JSON" | "PROTOBUF";

export interface ObjectMessage {
  readonly object: Buffer;
  readonly encoding: Encoding;
  readonly warnings: readonly string[];
}

interface Named {
  readonly resource: Resource | null;
  readonly namespace: string;
  readonly name: string;
}

export interface GetRequest extends Named {
  readonly resourceVersion: string;
  readonly encoding: Encoding;
}

interface Selecting {
  readonly resource: Resource | null;
  readonly namespace: string;
  readonly labelSelector: string;
  readonly fieldSelector: string;
}

export interface ListRequest extends Selecting {
  readonly resourceVersion: string;
  readonly resourceVersionMatch: string;
  readonly limit: number;
  readonly continue: string;
  readonly encoding: Encoding;
}

export interface ListChunk {
  readonly objects: readonly Buffer[];
  readonly resourceVersion: string;
  readonly continue: string;
  readonly remainingItemCount: number;
}

export interface WatchRequest extends Selecting {
  readonly resourceVersion: string;
  readonly resourceVersionMatch: string;
  readonly allowBookmarks: boolean;
  readonly sendInitialEvents?: boolean;
  readonly encoding: Encoding;
}

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  readonly object: Buffer;
  readonly resourceVersion: string;
  readonly initialEventsEnd: boolean;
}

export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string;
  readonly fieldValidation: string;
}

export interface WriteRequest extends Named {
  readonly object: Buffer;
  readonly encoding: Encoding;
  readonly options: WriteOptions | null;
}

export interface PatchRequest extends Named {
  readonly type: "MERGE" | "STRATEGIC_MERGE" | "JSON_PATCH";
  readonly patch: Buffer;
  readonly options: WriteOptions | null;
}

export interface ApplyRequest extends Named {
  readonly object: Buffer;
  readonly force: boolean;
  readonly options: WriteOptions | null;
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly dryRun: boolean;
}

export interface DeleteRequest extends Named {
  readonly options: DeleteOptions | null;
}

export interface DeleteCollectionRequest extends Selecting {
  readonly options: DeleteOptions | null;
}

export interface Write {
  readonly create?: WriteRequest;
  readonly update?: WriteRequest;
  readonly patch?: PatchRequest;
  readonly apply?: ApplyRequest;
  readonly delete?: DeleteRequest;
}

export interface TransactRequest {
  readonly writes: readonly Write[];
}

export interface TransactAnswer {
  readonly objects: readonly ObjectMessage[];
}

export interface Binding {
  readonly sequence: number;
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
  readonly node: string;
}

export interface BindingAnswer {
  readonly sequence: number;
  /** Empty on success, a Status as JSON otherwise. */
  readonly status: Buffer;
}
