import type { Kind } from "@kubets/api";

/** An object that a cluster has from the start, as somebody would have written it. */
export interface BootstrapObject {
  readonly kind: Kind;
  readonly object: {
    readonly kind: string;
    readonly apiVersion: string;
    readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
    readonly [field: string]: unknown;
  };
}
