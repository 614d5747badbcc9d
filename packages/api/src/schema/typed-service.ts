import type { Kind } from "./schema.ts";

/** A message of `kubets.api.v1` that a typed method takes. */
export type TypedRequest =
  | "GetRequest"
  | "ListRequest"
  | "WatchRequest"
  | "PatchRequest"
  | "ApplyRequest"
  | "DeleteRequest"
  | "DeleteCollectionRequest";

/** One method of a kind's gRPC service. Requests that are no object are those of `kubets.api.v1.Objects`. */
export interface TypedMethod {
  /** `Get`, `PatchStatus`, `UpdateScale`. */
  readonly name: string;
  readonly verb: "get" | "list" | "watch" | "create" | "update" | "patch" | "apply" | "delete" | "deletecollection";
  /** Empty for the object itself. */
  readonly subresource: string;
  /** "object": the kind, or what the subresource speaks. */
  readonly request: TypedRequest | "object";
  readonly reply: "object" | "list" | "event" | "Deleted" | "Status";
}

/** What decides about a kind's service. */
export type Served = Pick<Kind, "kind" | "plural" | "verbs"> & {
  /** `kind` is the name alone, and empty or the parent's where the subresource is a view of the parent. */
  readonly subresources: readonly { readonly name: string; readonly kind: string; readonly verbs: readonly string[] }[];
};

type Shape = Pick<TypedMethod, "name" | "verb" | "request" | "reply"> & {
  /** The verb of discovery that allows it. */
  readonly needs: string;
};

const shapes: readonly Shape[] = [
  { name: "Get", verb: "get", needs: "get", request: "GetRequest", reply: "object" },
  { name: "List", verb: "list", needs: "list", request: "ListRequest", reply: "list" },
  { name: "Watch", verb: "watch", needs: "watch", request: "WatchRequest", reply: "event" },
  { name: "Create", verb: "create", needs: "create", request: "object", reply: "object" },
  { name: "Update", verb: "update", needs: "update", request: "object", reply: "object" },
  { name: "Patch", verb: "patch", needs: "patch", request: "PatchRequest", reply: "object" },
  { name: "Apply", verb: "apply", needs: "patch", request: "ApplyRequest", reply: "object" },
  { name: "Delete", verb: "delete", needs: "delete", request: "DeleteRequest", reply: "Deleted" },
  {
    name: "DeleteCollection",
    verb: "deletecollection",
    needs: "deletecollection",
    request: "DeleteCollectionRequest",
    reply: "Deleted",
  },
];

/** Connections, and text: no messages. */
const untyped: ReadonlySet<string> = new Set(["attach", "exec", "log", "portforward", "proxy"]);
/** Subresources whose name is several words. */
const words: Readonly<Record<string, string>> = { ephemeralcontainers: "EphemeralContainers" };
/** What is posted and answered with a Status. */
const answersStatus: ReadonlySet<string> = new Set(["Binding", "Eviction"]);

/** The methods of a kind's service, by its verbs and those of its subresources. */
export const typedMethods = ({ kind, verbs, subresources }: Served): readonly TypedMethod[] => [
  ...shapes
    .filter(({ needs }) => verbs.includes(needs))
    .map(({ needs: _, ...shape }) => ({ ...shape, subresource: "" })),
  ...subresources.filter(({ name }) => !untyped.has(name)).flatMap((part) => methodsOfPart(part, kind)),
];

function methodsOfPart({ name, kind, verbs }: Served["subresources"][number], parent: string): TypedMethod[] {
  const isView = !kind || kind === parent;
  const word = words[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  return shapes
    .filter(({ verb, needs }) => verbs.includes(needs) && !(isView && verb === "get"))
    .map(({ needs: _, ...shape }) => ({
      ...shape,
      name: shape.name + word,
      subresource: name,
      reply: answersStatus.has(kind) ? "Status" : shape.reply,
    }));
}

/** `Deployments`, `NetworkPolicies`: the kind in the plural of its resource; `EndpointsService` where both are one word. */
export function typedServiceName({ kind, plural }: Pick<Served, "kind" | "plural">): string {
  let shared = 0;
  while (shared < plural.length && kind[shared]?.toLowerCase() === plural[shared]) shared += 1;
  const name = kind.slice(0, shared) + plural.slice(shared);
  return name === kind ? `${kind}Service` : name;
}

/** `DeploymentWatchEvent`: the message of a kind's watch. */
export const typedEventName = ({ kind }: Pick<Served, "kind">): string => `${kind}WatchEvent`;
