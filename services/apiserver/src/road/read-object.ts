import {
  type ApiError,
  type ApiObject,
  applyDefaults,
  badRequest,
  DecodeError,
  decodeObject,
  decodeProtobuf,
  findDuplicateKeys,
  inTextOrder,
  type Kind,
  messageOfKind,
  parseExactJson,
  parseJson,
  parseYaml,
  readEnvelope,
  readFractions,
  type WrittenNumber,
} from "@kubets/api";
import type { Body, Call } from "./call.ts";
import { isFormerKind } from "./former-kinds.ts";
import { holdsEmpty } from "./holds-empty.ts";
import { keepEmptyManagers } from "./keep-empty-managers.ts";
import { findSpec, readWithKnownSpec, rememberSpec } from "./sent-specs.ts";

const noBody: Body = { bytes: new Uint8Array(), encoding: "json" };

/** What a body names itself. */
interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a client sent: the value as it was parsed, and the object that it means. */
export interface Sent {
  readonly value: unknown;
  readonly object: ApiObject;
}

/** The kind that is meant, and former versions of it that a body may name, since they had the same fields. */
export interface Meant {
  readonly kind: Kind;
  readonly formerVersions?: readonly string[];
}

export const readObject = (call: Call, meant: Meant = call): ApiObject => readSent(call, meant).object;

type WantedKind = Pick<Kind, "apiVersion" | "kind" | "storageKind">;

/** The object a client sent, decoded by the schema of the call's kind and defaulted. Strictness as the call asks. */
export function readSent(call: Call, { kind, formerVersions = [] }: Meant = call): Sent {
  const body = call.body ?? noBody;
  const problems: string[] = [];
  const fractions: WrittenNumber[] = [];
  const sent = body.encoding === "json" ? findSpec(kind, textOf(body.bytes)) : undefined;
  const { value, known } = (sent && readWithKnownSpec(sent)) ?? whole(parseBody(body, kind, { problems, fractions }));
  const given = kindAndVersion(value);
  const isFormer = "apiVersion" in given && formerVersions.includes(given.apiVersion) && given.kind === kind.kind;
  if (!isFormer) checkType(given, kind, body);
  const object = decodeValue({ value, kind, problems, fractions, known });
  report(ordered(problems, body), call, kind);
  const defaulted = applyDefaults(kind, object, known);
  const isPlain = problems.length + fractions.length === 0;
  // Of a spec that is known nobody could say any more what was empty in it.
  if (sent && !known && isPlain && !holdsEmpty(kind.message, value)) rememberSpec(sent, defaulted.spec);
  return { value, object: call.verb === "update" ? keepEmptyManagers(defaulted, value) : defaulted };
}

const whole = (value: unknown) => ({ value, known: undefined });

/** Unknown fields and those that are there twice are found apart, and told as they stand in the text. */
function ordered(problems: readonly string[], { bytes, encoding }: Body): readonly string[] {
  const told = onlyOnceUnknown(problems);
  const hasDuplicates = told.some((problem) => problem.startsWith("duplicate field"));
  const isMixed = hasDuplicates && told.some((problem) => problem.startsWith("unknown field"));
  return isMixed && encoding === "json" ? inTextOrder(told, textOf(bytes)) : told;
}

/** What is not known is told once, however often it is there and whatever is in it. */
function onlyOnceUnknown(problems: readonly string[]): readonly string[] {
  const unknown = problems.flatMap((problem) => /^unknown field "(.*)"$/s.exec(problem)?.[1] ?? []);
  if (unknown.length === 0) return problems;
  return problems.filter((problem) => {
    const path = /^duplicate field "(.*)"$/s.exec(problem)?.[1];
    return (
      path === undefined ||
      !unknown.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`))
    );
  });
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");

/** Decodes a value that is known to be meant as `kind`; a wrong type is a BadRequest in the decoder's words. */
export function decodeValue({ value, kind, problems, fractions = [], known }: DecodeRequest): ApiObject {
  try {
    if (fractions.length) readFractions(kind.message, value, fractions);
    return decodeObject(kind, value, { strict: (problem) => problems.push(problem), ...(known ? { known } : {}) });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`${cannotHandle(kind, kind.kind)}: ${error.message}`);
  }
}

export interface DecodeRequest {
  readonly value: unknown;
  readonly kind: Kind;
  /** Unknown and duplicate fields are added here. */
  readonly problems: string[];
  /** Numbers of the text that were not written as integers. */
  readonly fractions?: readonly WrittenNumber[];
  /** Has parts of `value` that are decoded, and have their defaults. */
  readonly known?: object | undefined;
}

/** Unknown and duplicate fields refuse the request, warn, or pass, by `fieldValidation`. */
export function report(problems: readonly string[], call: Call, kind: Kind): void {
  if (problems.length === 0 || call.options.fieldValidation === "Ignore") return;
  if (call.options.fieldValidation === "Strict") {
    throw badRequest(`${cannotHandle(kind, kind.kind)}: strict decoding error: ${problems.join(", ")}`);
  }
  call.warnings.push(...problems.flatMap(singly));
}

/** YAML's problems come as one block with a headline, as go-yaml prints them; as warnings each stands by itself. */
const yamlHeadline = "yaml: unmarshal errors:\n";
export const singly = (problem: string): string[] =>
  problem.startsWith(yamlHeadline)
    ? problem
        .slice(yamlHeadline.length)
        .split("\n")
        .map((line) => line.trim())
    : [problem];

interface Notes {
  readonly problems: string[];
  readonly fractions: WrittenNumber[];
}

function parseBody({ bytes, encoding }: Body, kind: WantedKind, { problems, fractions }: Notes): unknown {
  if (encoding === "protobuf") return parseProtobuf(bytes, kind);
  const text = textOf(bytes);
  try {
    if (encoding === "yaml") return parseYaml(text, { duplicate: (problem) => problems.push(problem) })[0] ?? {};
    const value = parseJson(text, (number) => fractions.push(number));
    const duplicates = findDuplicateKeys(text, value);
    problems.push(...duplicates.map((path) => `duplicate field "${path}"`));
    // What stands twice is merged as Go does it, which only the exact parser knows.
    return (duplicates.length > 0 ? parseExactJson(text) : value) ?? {};
  } catch (error) {
    const why = encoding === "yaml" ? "" : "couldn't get version/kind; json parse error: ";
    throw unrecognised(kind, `${why}${messageOf(error)}`, bytes);
  }
}

function parseProtobuf(bytes: Uint8Array, kind: WantedKind): unknown {
  let envelope: ReturnType<typeof readEnvelope>;
  try {
    envelope = readEnvelope(bytes);
  } catch (error) {
    throw unrecognised(kind, messageOf(error), bytes);
  }
  const given = { apiVersion: envelope.apiVersion || kind.apiVersion, kind: envelope.kind || kind.kind };
  const message = messageOfKind(given.apiVersion, given.kind);
  if (!message) throw badRequest(`${cannotHandle(kind, given.kind, kind.kind)}: ${wrongType(given, kind).text}`);
  try {
    const object = decodeProtobuf(message, envelope.raw);
    return { ...object, ...given };
  } catch (error) {
    throw badRequest(`${cannotHandle(kind, given.kind, kind.kind)}: ${messageOf(error)}`);
  }
}

const goNames: Readonly<Record<string, string>> = {
  boolean: "bool",
  number: "number",
  bigint: "number",
  string: "string",
};
const goType = (value: unknown) => (Array.isArray(value) ? "array" : (goNames[typeof value] ?? "object"));
const typeMetaStruct =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';

/** What an object says it is, as far as it says so in texts. */
export function kindAndVersion(value: unknown): TypeMeta | { problem: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: `json: cannot unmarshal ${goType(value)} into Go value of type ${typeMetaStruct}` };
  }
  const { apiVersion, kind } = value as Record<string, unknown>;
  for (const [name, given] of Object.entries({ apiVersion, kind })) {
    if (given !== undefined && given !== null && typeof given !== "string") {
      return { problem: `json: cannot unmarshal ${goType(given)} into Go struct field .${name} of type string` };
    }
  }
  return { apiVersion: (apiVersion as string) ?? "", kind: (kind as string) ?? "" };
}

/** What is left out is the kind's; what is given must be the kind. */
function checkType(given: TypeMeta | { problem: string }, kind: WantedKind, { bytes }: Body): void {
  if ("problem" in given) {
    throw unrecognised(kind, `couldn't get version/kind; json parse error: ${given.problem}`, bytes);
  }
  const apiVersion = given.apiVersion || kind.apiVersion;
  const name = given.kind || kind.kind;
  if (apiVersion === kind.apiVersion && name === kind.kind) return;
  if (apiVersion.split("/").length > 2) {
    throw unrecognised(kind, `unexpected GroupVersion string: ${apiVersion}`, bytes);
  }
  const problem = wrongType({ apiVersion, kind: name }, kind);
  throw badRequest(problem.mismatch ?? `${cannotHandle({ apiVersion }, name, kind.kind)}: ${problem.text}`);
}

/** Why an object of another type cannot be taken: the reference's words for unknown, other and other-version types. */
export function wrongType(given: TypeMeta, kind: WantedKind): { text: string; mismatch?: string } {
  if (!messageOfKind(given.apiVersion, given.kind) && !isFormerKind(given.apiVersion, given.kind)) {
    const scheme = 'in scheme "pkg/runtime/scheme.go:111"';
    return { text: `no kind "${given.kind}" is registered for version "${given.apiVersion}" ${scheme}` };
  }
  if (given.kind === kind.kind) {
    const text = `the API version in the data (${given.apiVersion}) does not match the expected API version (${kind.apiVersion})`;
    return { text, mismatch: text };
  }
  const internal = kind.storageKind.group.split(".")[0] || "core";
  return {
    text: `converting (${versionOf(given.apiVersion)}.${given.kind}) to (${internal}.${kind.kind}): unknown conversion`,
  };
}

const versionOf = (apiVersion: string) => apiVersion.slice(apiVersion.indexOf("/") + 1);

const cannotHandle = ({ apiVersion }: { apiVersion: string }, given: string, wanted = given) =>
  `${given} in version "${versionOf(apiVersion)}" cannot be handled as a ${wanted}`;

const shownBytes = 30;

function unrecognised(kind: TypeMeta, why: string, bytes: Uint8Array): ApiError {
  return badRequest(`the object provided is unrecognized (must be of type ${kind.kind}): ${why} (${summary(bytes)})`);
}

/** The first bytes of a body, in hex unless they look like JSON's. */
function summary(bytes: Uint8Array): string {
  if (bytes.length === 0) return "<empty>";
  const head = Buffer.from(bytes.subarray(0, shownBytes));
  const more = bytes.length > shownBytes ? " ..." : "";
  return (bytes[0] === 0x7b ? head.toString("utf8") : head.toString("hex")) + more;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
