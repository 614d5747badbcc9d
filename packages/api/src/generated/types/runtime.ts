// Generated from proto/k8s/runtime.proto; do not edit.

/** An object of any kind, as it was written. */
export type RawExtension = unknown;

/** What an object is. */
export interface TypeMeta {
  /** Group and version that the object is written in. */
  readonly apiVersion?: string;
  /** Kind of the object. */
  readonly kind?: string;
}

/** An object that is not decoded yet: the envelope of protobuf bodies. */
export interface Unknown extends TypeMeta {
  /** The object, in the encoding that is named. */
  readonly raw?: string;
  /** How the bytes are packed; not at all if empty. */
  readonly ContentEncoding: string;
  /** Encoding of the object; protobuf if empty. */
  readonly ContentType: string;
}
