import { ApiError } from "@kubets/api";
import { type Clause, namedTypes, parseAccept } from "./parse-accept.ts";

export type Encoding = "json" | "yaml" | "protobuf";

export const contentTypes: Readonly<Record<Encoding, string>> = {
  json: "application/json",
  yaml: "application/yaml",
  protobuf: "application/vnd.kubernetes.protobuf",
};

/** What the client wants the answer to be: its encoding, and perhaps another shape than the object's own. */
export interface Accepted {
  readonly encoding: Encoding;
  readonly as: "" | "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList";
  /** Version of the `meta.k8s.io` shape: "v1" or "v1beta1". */
  readonly asVersion: string;
  readonly pretty: boolean;
}

const plain: Record<Encoding, Accepted> = {
  json: { encoding: "json", as: "", asVersion: "", pretty: false },
  yaml: { encoding: "yaml", as: "", asVersion: "", pretty: false },
  protobuf: { encoding: "protobuf", as: "", asVersion: "", pretty: false },
};
export const plainJson = plain.json;

const byMediaType = new Map<string, Encoding>([
  ["application/json", "json"],
  ["application/yaml", "yaml"],
  ["application/vnd.kubernetes.protobuf", "protobuf"],
]);
export const acceptedMediaTypes = [...byMediaType.keys()];
const streamMediaTypes = ["application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"];

/**
 * A GET is routed with the media types of its kind of answer: only lists may also be streams, and a text is a text. An index of
 * documents is not routed: whatever fits will do, also `application/*`. Documents and their indexes have no other shapes, and
 * some objects cannot be shown as a table (`plain`).
 */
export type AnswerShape = "object" | "list" | "plain" | "text" | "document" | "index";

/** The answer to an Accept header never changes, and clients send a handful of them. */
const remembered = new Map<string, Accepted>();
const rememberAtMost = 1000;

/** Picks by q and order, as kube-apiserver; throws NotAcceptable in its words. */
export function negotiate(accept: string | undefined, shape: AnswerShape = "object"): Accepted {
  if (!accept || accept === "*/*") return plain.json;
  const known = byMediaType.get(accept);
  if (known) return plain[known];
  const key = `${shape} ${accept}`;
  const kept = remembered.get(key);
  if (kept) return kept;
  const clauses = parseAccept(accept);
  if (shape !== "index" && !namedTypes(accept).some((type) => type === "*/*" || isRouted(type, shape))) {
    throw notRouted(shape);
  }
  const accepted =
    choose(clauses, allowedParams[shape]) ?? (shape === "text" && asksForText(clauses) ? plain.json : undefined);
  if (!accepted) throw notAcceptable(acceptedMediaTypes);
  if (remembered.size < rememberAtMost) remembered.set(key, accepted);
  return accepted;
}

/** The first clause that can be answered; `allowed` says with which parameters, or undefined for not at all. */
function choose(clauses: readonly Clause[], allowed: (params: Params) => Params | undefined): Accepted | undefined {
  for (const clause of clauses) {
    const encoding = encodingOf(clause.type);
    const params = allowed(clause.params);
    const accepted = encoding && params && shapeOf(encoding, params);
    if (accepted) return accepted;
  }
  return undefined;
}

const wildcards = new Set(["*/*", "application/*"]);

const encodingOf = (type: string): Encoding | undefined => (wildcards.has(type) ? "json" : byMediaType.get(type));

type Params = ReadonlyMap<string, string>;

const shapes = new Set(["Table", "PartialObjectMetadata", "PartialObjectMetadataList"]);

function shapeOf(encoding: Encoding, params: Params): Accepted | undefined {
  if (params.has("sv") && params.get("sv") !== "v1") return undefined;
  if (!streams(encoding, params)) return undefined;
  const pretty = params.get("pretty") === "1";
  if (!asksForShape(params)) return pretty ? { ...plain[encoding], pretty } : plain[encoding];
  const [as = "", asVersion = ""] = [params.get("as"), params.get("v")];
  if (params.get("g") !== "meta.k8s.io" || (asVersion !== "v1" && asVersion !== "v1beta1")) return undefined;
  if (!shapes.has(as) || (as === "Table" && encoding === "protobuf")) return undefined;
  return { encoding, as: as as Accepted["as"], asVersion, pretty };
}

function streams(encoding: Encoding, params: Params): boolean {
  const stream = params.get("stream");
  return !stream || (stream === "watch" && encoding !== "yaml");
}

const anyShape = (params: Params) => params;
const noTable = (params: Params) => (params.get("as") === "Table" ? undefined : params);
const unshaped = (params: Params) => (asksForShape(params) || params.has("sv") ? undefined : params);
/** The parameters of a clause, where this kind of answer can be had with them. */
const allowedParams: Readonly<Record<AnswerShape, (params: Params) => Params | undefined>> = {
  object: anyShape,
  list: anyShape,
  plain: noTable,
  text: noTable,
  document: unshaped,
  index: unshaped,
};
const asksForShape = (params: Params) => params.has("as") || params.has("g") || params.has("v");

/** How a client takes all of discovery at once, or undefined where it asks for no such thing: then it is refused nothing. */
export function negotiateAggregated(accept: string | undefined): { encoding: Encoding; type: string } | undefined {
  if (!accept?.includes("APIGroupDiscoveryList")) return undefined;
  for (const { type, params } of parseAccept(accept)) {
    const encoding = encodingOf(type);
    const [g, v, as] = ["g", "v", "as"].map((name) => params.get(name));
    const isWanted = g === "apidiscovery.k8s.io" && v === "v2" && as === "APIGroupDiscoveryList";
    if (!encoding || !isWanted || params.has("sv") || !streams(encoding, params)) continue;
    return { encoding, type: `${contentTypes[encoding]};g=${g};v=${v};as=${as}` };
  }
  return undefined;
}

/** Errors are answered in the client's encoding, but never in another shape, and in JSON where nothing fits. */
export function negotiateError(accept: string | undefined): Accepted {
  if (!accept) return plain.json;
  return choose(parseAccept(accept), unshaped) ?? plain.json;
}

/** What a watch is answered in, once `accepted` has been chosen; throws NotAcceptable where that is no stream. */
export function checkStream({ encoding }: Accepted): void {
  if (encoding === "yaml") throw notAcceptable(streamMediaTypes);
}

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

const notAcceptable = (types: readonly string[]) =>
  new ApiError("NotAcceptable", `only the following media types are accepted: ${types.join(", ")}`);

const textType = "text/plain";
const isRouted = (type: string, shape: AnswerShape) => byMediaType.has(type) || (shape === "text" && type === textType);
const asksForText = (clauses: readonly Clause[]) => clauses.some(({ type }) => type === textType);

const notRouted = (shape: AnswerShape) => {
  const available = [
    ...(shape === "text" ? [textType] : []),
    ...acceptedMediaTypes,
    ...(shape === "list" ? streamMediaTypes : []),
  ];
  return new ApiError("NotAcceptable", `406: Not Acceptable\n\nAvailable representations: ${available.join(", ")}`, {
    details: {},
  });
};

/** The encoding of a body by its Content-Type; none means JSON. */
export function bodyEncoding(contentType: string | undefined): Encoding {
  if (!contentType || contentType === "application/json") return "json";
  const [given, ...params] = contentType.split(";").map((part) => part.trim());
  const isWellFormed =
    params.every((param, i) => param.includes("=") || (param === "" && i === params.length - 1)) && agree(params);
  const encoding = isWellFormed ? byMediaType.get(given!.toLowerCase()) : undefined;
  if (!encoding) {
    const accepted = acceptedMediaTypes.join(", ");
    const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`;
    throw new ApiError("UnsupportedMediaType", message);
  }
  return encoding;
}

/** A parameter may stand there twice, with one value. */
function agree(params: readonly string[]): boolean {
  const values = new Map<string, string>();
  return params.every((param) => {
    const [name, value] = splitOnce(param, "=");
    const before = values.get(name.toLowerCase()) ?? value;
    values.set(name.toLowerCase(), value);
    return before === value;
  });
}

const patchTypes = new Map([
  ["application/json-patch+json", "json"],
  ["application/merge-patch+json", "merge"],
  ["application/strategic-merge-patch+json", "strategic"],
  ["application/apply-patch+yaml", "apply"],
] as const);

export type PatchTypeName = "json" | "merge" | "strategic" | "apply";

export function patchTypeOf(contentType: string | undefined): PatchTypeName {
  const type = splitOnce(contentType ?? "", ";")[0].trim();
  const patchType = patchTypes.get(type as never);
  if (!patchType) throw new ApiError("UnsupportedMediaType", "415: Unsupported Media Type", { details: {} });
  return patchType;
}
