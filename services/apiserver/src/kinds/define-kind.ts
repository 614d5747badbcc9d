import type { Kind } from "@kubets/api";
import type { KindRecord } from "./kind-record.ts";

/** Forgets the object's type: the list of records holds them all, and a record is only ever given its own kind. */
export const defineKind = <T extends object>(record: KindRecord<T> & { readonly kind: Kind<T> }): KindRecord =>
  record as unknown as KindRecord;
