import { type ApiObject, type Kind, kinds, messageOfKind } from "@kubets/api";

export interface RangeAllocation extends ApiObject {
  readonly range: string;
  readonly data: string;
}

const message = (kind: string) => {
  const found = messageOfKind("v1", kind);
  if (!found) throw new Error(`the schema has no v1 ${kind}`);
  return found;
};

/** Kinds that are stored but not served: what the servers tell each other. The store holds them like any other. */
const internalKind = (of: Pick<Kind, "kind" | "storage" | "message">): Kind => ({
  ...kinds.Namespace,
  ...of,
  listKind: `${of.kind}List`,
  plural: of.storage,
  singular: of.storage,
  shortNames: [],
  categories: [],
  verbs: [],
  subresources: [],
  columns: [],
  selectableFields: [],
});

/** The node ports in use: one object, `servicenodeports`. */
export const rangeAllocation = internalKind({
  kind: "RangeAllocation",
  storage: "ranges",
  message: message("RangeAllocation"),
});

/** An Endpoints object per apiserver, named by its address, that goes unless its server renews it. */
export const masterLease = internalKind({
  kind: "Endpoints",
  storage: "masterleases",
  message: kinds.Endpoints.message,
});

/** To be given to the store beside the served kinds. */
export const internalKinds: readonly Kind[] = [rangeAllocation, masterLease];
