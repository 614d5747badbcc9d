import { ApiError } from "@kubets/api";

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

/** A resource's GET is routed with the media types of its kind of answer; only lists may also be streams. */
export type AnswerShape = "object" | "list";

/** The answer to an Accept header never changes, and clients send a handful of them. */
const remembered = new Map<string, Accepted>();
const rememberAtMost = 1000;

/** Picks by q and order, as kube-apiserver; throws NotAcceptable in its words. */
export function negotiate(accept: string | undefined, shape: AnswerShape = "object"): Accepted {
  if (!accept || accept === "*/*") return plain.json;
  const known = byMediaType.get(accept);
  if (known) return plain[known];
  const kept = remembered.get(accept);
  if (kept) return kept;
  const accepted = choose(accept, shape);
  if (remembered.size < rememberAtMost) remembered.set(accept, accepted);
  return accepted;
}

function choose(accept: string, shape: AnswerShape): Accepted {
  const clauses = parseAccept(accept);
  const known = clauses.filter(({ type }) => type === "*/*" || byMediaType.has(type));
  if (known.length === 0) throw notRouted(shape);
  for (const { type, params } of known) {
    const accepted = shapeOf(byMediaType.get(type) ?? "json", params);
    if (accepted) return accepted;
  }
  throw notAcceptable(`only the following media types are accepted: ${acceptedMediaTypes.join(", ")}`);
}

function shapeOf(encoding: Encoding, params: ReadonlyMap<string, string>): Accepted | undefined {
  const as = params.get("as") ?? "";
  const pretty = params.get("pretty") === "1";
  if (!as) return pretty ? { ...plain[encoding], pretty } : plain[encoding];
  const asVersion = params.get("v") ?? "";
  if (params.get("g") !== "meta.k8s.io" || (asVersion !== "v1" && asVersion !== "v1beta1")) return undefined;
  if (as === "Table") return encoding === "protobuf" ? undefined : { encoding, as, asVersion, pretty };
  if (as === "PartialObjectMetadata" || as === "PartialObjectMetadataList") return { encoding, as, asVersion, pretty };
  return undefined;
}

/** Errors are answered in the client's encoding, but never in another shape, and in JSON where nothing fits. */
export function negotiateError(accept: string | undefined): Accepted {
  try {
    const accepted = negotiate(accept);
    return accepted.as ? plain.json : accepted;
  } catch {
    return plain.json;
  }
}

interface Clause {
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
  readonly q: number;
}

function parseAccept(accept: string): Clause[] {
  const clauses = accept.split(",").map((text): Clause => {
    const [type = "", ...rest] = text.split(";").map((part) => part.trim());
    const params = new Map(rest.map((part) => splitOnce(part, "=")));
    const q = Number(params.get("q") ?? 1);
    return { type: type.toLowerCase(), params, q: Number.isFinite(q) ? q : 1 };
  });
  return clauses.filter(({ q }) => q > 0).sort((a, b) => b.q - a.q);
}

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

const notAcceptable = (message: string) => new ApiError("NotAcceptable", message);

const notRouted = (shape: AnswerShape) => {
  const available = shape === "list" ? [...acceptedMediaTypes, ...streamMediaTypes] : acceptedMediaTypes;
  return new ApiError("NotAcceptable", `406: Not Acceptable\n\nAvailable representations: ${available.join(", ")}`, {
    details: {},
  });
};

/** The encoding of a body by its Content-Type; none means JSON. */
export function bodyEncoding(contentType: string | undefined): Encoding {
  if (!contentType || contentType === "application/json") return "json";
  const type = splitOnce(contentType, ";")[0].trim().toLowerCase();
  const encoding = byMediaType.get(type);
  if (!encoding) {
    const accepted = acceptedMediaTypes.join(", ");
    const message = `the body of the request was in an unknown format - accepted media types include: ${accepted}`;
    throw new ApiError("UnsupportedMediaType", message);
  }
  return encoding;
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
