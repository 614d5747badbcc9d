import type { Describe } from "../schema/descriptions.ts";
import type { Kind, Message, Subresource } from "../schema/schema.ts";
import type { Operation, Path } from "./document.ts";
import { groupTitle, title } from "./document-names.ts";
import { pretty, queryOf, queryOfOptions } from "./parameters.ts";

export interface Lookup {
  readonly describe: Describe;
  readonly messageOfKind: (apiVersion: string, kind: string) => Message | undefined;
}

const meta = "io.k8s.apimachinery.pkg.apis.meta.v1";
const encodings = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];
const streams = ["application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"];
const patches = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
  "application/apply-patch+yaml",
];
const connecting = new Set(["attach", "exec", "portforward", "proxy"]);

/** Every path of a kind's resource: collections, objects, subresources and the old watch paths. */
export function pathsOfKind(kind: Kind, lookup: Lookup): Path[] {
  const document = kind.group ? `apis/${kind.apiVersion}` : `api/${kind.version}`;
  const scope = kind.namespaced ? "/namespaces/{namespace}" : "";
  const at = (path: string, operations: readonly Operation[]): Path[] =>
    operations.length > 0 ? [{ path: `/${document}${path}`, document, operations }] : [];
  const has = (verb: string) => kind.verbs.includes(verb);
  const everywhere = kind.namespaced && has("list");
  const watches = has("watch");
  return [
    ...(everywhere ? at(`/${kind.plural}`, [list(kind, "ForAllNamespaces")]) : []),
    ...at(`${scope}/${kind.plural}`, collectionOperations(kind)),
    ...at(`${scope}/${kind.plural}/{name}`, objectOperations(kind)),
    ...kind.subresources.flatMap((one) => {
      const path = `${scope}/${kind.plural}/{name}/${one.name}`;
      if (!connecting.has(one.name)) return at(path, subresourceOperations(kind, one, lookup));
      const rest = one.name === "proxy" ? at(`${path}/{path}`, connect(kind, one, lookup, "WithPath")) : [];
      return [...at(path, connect(kind, one, lookup, "")), ...rest];
    }),
    ...(watches && kind.namespaced ? at(`/watch/${kind.plural}`, [watchList(kind, "ListForAllNamespaces")]) : []),
    ...(watches ? at(`/watch${scope}/${kind.plural}`, [watchList(kind, "List")]) : []),
    ...(watches && has("get") ? at(`/watch${scope}/${kind.plural}/{name}`, [watchOne(kind)]) : []),
  ];
}

const isCreatable = (kind: Kind) => kind.verbs.includes("create");

function collectionOperations(kind: Kind): Operation[] {
  const of = kind.message.openapi;
  const body = { of, required: true };
  return [
    ...(kind.verbs.includes("list") ? [list(kind, "")] : []),
    ...(isCreatable(kind)
      ? [operation(kind, { method: "post", verb: "create", action: "post", body, codes: [200, 201, 202], answers: of })]
      : []),
    ...(kind.verbs.includes("deletecollection")
      ? [
          operation(kind, {
            ...{ method: "delete", verb: "delete", infix: "Collection", action: "deletecollection", codes: [200] },
            ...{ body: { of: `${meta}.DeleteOptions`, required: false }, answers: `${meta}.Status` },
          }),
        ]
      : []),
  ];
}

function objectOperations(kind: Kind): Operation[] {
  const of = kind.message.openapi;
  const deleted = kind.returnsDeleted ? of : `${meta}.Status`;
  const options = { of: `${meta}.DeleteOptions`, required: false };
  return [
    ...readAndWrite(kind, { verbs: kind.verbs, of }),
    ...(kind.verbs.includes("delete")
      ? [
          operation(kind, {
            ...{
              method: "delete",
              verb: "delete",
              action: "delete",
              body: options,
              codes: [200, 202],
              answers: deleted,
            },
          }),
        ]
      : []),
  ];
}

function subresourceOperations(kind: Kind, subresource: Subresource, lookup: Lookup): Operation[] {
  const { group, version } = subresource;
  const message = lookup.messageOfKind(group ? `${group}/${version}` : version, subresource.kind);
  const isLog = subresource.name === "log";
  const of = message?.openapi ?? kind.message.openapi;
  const operations = readAndWrite(kind, { verbs: subresource.verbs, of, subresource });
  if (isLog) {
    const options = lookup.messageOfKind("v1", "PodLogOptions");
    const query = options ? queryOfOptions(options, lookup.describe) : [];
    return operations.map((one) => {
      return { ...one, answers: undefined, produces: ["text/plain", ...encodings], query: [...one.query, ...query] };
    });
  }
  if (!subresource.verbs.includes("create")) return operations;
  const body = { of, required: true };
  const create = { method: "post", verb: "create", action: "post", body, codes: [200, 201, 202], answers: of } as const;
  return [...operations, operation(kind, { ...create, subresource })];
}

function readAndWrite(
  kind: Kind,
  at: { verbs: readonly string[]; of: string; subresource?: Subresource },
): Operation[] {
  const { verbs, of, subresource } = at;
  const body = { of, required: true };
  const patch = { of: `${meta}.Patch`, required: true };
  const written = { codes: [200, 201], answers: of, subresource };
  return [
    ...(verbs.includes("get")
      ? [operation(kind, { method: "get", verb: "read", action: "get", codes: [200], answers: of, subresource })]
      : []),
    ...(verbs.includes("update")
      ? [operation(kind, { method: "put", verb: "replace", action: "put", body, ...written })]
      : []),
    ...(verbs.includes("patch")
      ? [
          operation(kind, {
            method: "patch",
            verb: "patch",
            action: "patch",
            body: patch,
            consumes: patches,
            ...written,
          }),
        ]
      : []),
  ];
}

function connect(kind: Kind, subresource: Subresource, lookup: Lookup, suffix: string): Operation[] {
  const { group, version, kind: name } = subresource;
  const message = lookup.messageOfKind(group ? `${group}/${version}` : version, name);
  const query = message ? queryOfOptions(message, lookup.describe) : [];
  const methods =
    subresource.name === "proxy"
      ? (["get", "put", "post", "delete", "options", "head", "patch"] as const)
      : (["get", "post"] as const);
  return methods.map((method) => ({
    ...operation(kind, {
      ...{ method, verb: "connect", infix: title(method), action: "connect", codes: [200], answers: undefined },
      ...{ subresource, suffix },
    }),
    query,
    produces: ["*/*"],
  }));
}

const list = (kind: Kind, suffix: string): Operation =>
  operation(kind, {
    ...{ method: "get", verb: "list", action: "list", codes: [200], suffix, produces: [...encodings, ...streams] },
    ...{ answers: `${kind.message.openapi}List` },
  });

const watchList = (kind: Kind, suffix: string): Operation =>
  operation(kind, { ...watching, verb: "watch", action: "watchlist", suffix });

const watchOne = (kind: Kind): Operation => operation(kind, { ...watching, verb: "watch", action: "watch" });

const watching = {
  method: "get",
  codes: [200],
  answers: `${meta}.WatchEvent`,
  produces: [...encodings, ...streams],
} as const;

interface Sketch extends Pick<Operation, "method" | "body" | "answers" | "codes"> {
  readonly verb: string;
  readonly action: string;
  readonly infix?: string;
  readonly suffix?: string;
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly subresource?: Subresource | undefined;
}

function operation(kind: Kind, sketch: Sketch): Operation {
  const { verb, action, infix = "", suffix = "", subresource } = sketch;
  const of = subresource ?? kind;
  const isNamespaced = kind.namespaced && !suffix.endsWith("ForAllNamespaces");
  const noun = `${isNamespaced ? "Namespaced" : ""}${kind.kind}${subresource ? title(subresource.name) : ""}`;
  const group = groupTitle(kind.group);
  const listed = action === "watch" || action === "watchlist" ? queryOf.list : undefined;
  const query = listed ?? queryOf[action as keyof typeof queryOf] ?? [];
  return {
    method: sketch.method,
    id: `${verb}${group}${title(kind.version)}${infix}${noun}${suffix}`,
    tag: `${group.charAt(0).toLowerCase()}${group.slice(1)}_${kind.version}`,
    description: describeOperation(kind, sketch),
    action,
    gvk: { group: of.group, version: of.version, kind: of.kind },
    query: [pretty, ...query],
    ...(sketch.body ? { body: sketch.body } : {}),
    consumes: sketch.consumes ?? ["*/*"],
    produces: sketch.produces ?? encodings,
    codes: sketch.codes,
    answers: sketch.answers,
  };
}

const phrases: Readonly<Record<string, string>> = {
  get: "read one",
  list: "list or watch objects of kind",
  post: "create a",
  put: "replace one",
  patch: "change parts of one",
  delete: "delete one",
  deletecollection: "delete all selected objects of kind",
  watch: "watch one; deprecated, list with 'watch' and a field selector instead:",
  watchlist: "watch objects; deprecated, list with 'watch' instead:",
  connect: "connect to",
};

function describeOperation(kind: Kind, { action, subresource }: Sketch): string {
  return `${phrases[action]} ${kind.kind}${subresource ? `, its ${subresource.name}` : ""}`;
}
