import type { Kind } from "./schema.ts";

/** One method of a kind's gRPC service. Requests that are no object are those of `kubets.api.v1.Objects`. */
export interface TypedMethod {
  readonly name: "Get" | "List" | "Watch" | "Create" | "Update" | "UpdateStatus" | "Delete" | "DeleteCollection";
  /** A message of `kubets.api.v1`, or the object itself. */
  readonly request:
    | "GetRequest"
    | "ListRequest"
    | "WatchRequest"
    | "DeleteRequest"
    | "DeleteCollectionRequest"
    | "object";
  readonly reply: "object" | "list" | "event" | "Deleted";
}

/** What decides about a kind's service. */
export type Served = Pick<Kind, "kind" | "plural" | "verbs"> & {
  readonly subresources: readonly { readonly name: string }[];
};

const methods: readonly (TypedMethod & { readonly verb: string })[] = [
  { name: "Get", verb: "get", request: "GetRequest", reply: "object" },
  { name: "List", verb: "list", request: "ListRequest", reply: "list" },
  { name: "Watch", verb: "watch", request: "WatchRequest", reply: "event" },
  { name: "Create", verb: "create", request: "object", reply: "object" },
  { name: "Update", verb: "update", request: "object", reply: "object" },
  { name: "Delete", verb: "delete", request: "DeleteRequest", reply: "Deleted" },
  { name: "DeleteCollection", verb: "deletecollection", request: "DeleteCollectionRequest", reply: "Deleted" },
];
const updateStatus: TypedMethod = { name: "UpdateStatus", request: "object", reply: "object" };

/** The methods of a kind's service, by its verbs. */
export const typedMethods = ({ verbs, subresources }: Served): readonly TypedMethod[] => [
  ...methods.filter(({ verb }) => verbs.includes(verb)),
  ...(subresources.some(({ name }) => name === "status") ? [updateStatus] : []),
];

/** `Deployments`, `NetworkPolicies`: the kind in the plural of its resource; `EndpointsService` where both are one word. */
export function typedServiceName({ kind, plural }: Pick<Served, "kind" | "plural">): string {
  let shared = 0;
  while (shared < plural.length && kind[shared]?.toLowerCase() === plural[shared]) shared += 1;
  const name = kind.slice(0, shared) + plural.slice(shared);
  return name === kind ? `${kind}Service` : name;
}

/** `DeploymentWatchEvent`: the message of a kind's watch. */
export const typedEventName = ({ kind }: Pick<Served, "kind">): string => `${kind}WatchEvent`;
