// Generated from proto/k8s/runtime.proto; do not edit.

export type RawExtension = unknown;

export interface TypeMeta {
  readonly apiVersion?: string;
  readonly kind?: string;
}

export interface Unknown extends TypeMeta {
  readonly raw?: string;
  readonly ContentEncoding: string;
  readonly ContentType: string;
}
