import {
  type ApiError,
  type ApiObject,
  applyDefaults,
  badRequest,
  compareUtf8,
  conversionText,
  DecodeError,
  decode,
  decodeObject,
  findDuplicateKeys,
  goText,
  invalid,
  jsonPatch,
  mergePatch,
  messageOfKind,
  parseJson,
  readFractions,
  strategicMergePatch,
  stringifyJson,
  WrittenFraction,
  type WrittenNumber,
} from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { keepEmptyManagers } from "../road/keep-empty-managers.ts";
import { kindAndVersion, type Sent, wrongType } from "../road/read-object.ts";
import { applyPatch } from "./apply-patch.ts";
import { updateObject } from "./update-object.ts";
import { beginWriting, checkName, inNamespace, nameless } from "./writing.ts";

/** PATCH: JSON patch, merge patch, strategic merge patch, or server-side apply. */
export async function patch(call: Call, deps: RoadDeps): Promise<Answer> {
  const writing = beginWriting(call, deps);
  if (call.patchType === "apply") return applyPatch(writing);
  const entry = await updateObject(writing, ({ object }) => ({ ...patched(call, object), managed: false }));
  return { is: "entry", code: 200, entry };
}

/** The object after the patch, decoded and defaulted: its name and namespace cannot be patched away. */
export function patched(call: Call, current: ApiObject): Sent {
  const read = readPatch(call);
  const value = patchValue(call, current, read.document);
  const decoded = decodePatched(value, { call, current, ...read });
  const object = keepEmptyManagers(applyDefaults(call.kind, decoded, current), value);
  checkName(object, call);
  return { value, object: inNamespace(object, call) };
}

function patchValue({ patchType, kind }: Call, target: object, document: unknown): unknown {
  if (patchType === "json") return jsonPatch(target, document);
  if (patchType === "merge") return mergePatch(target, document);
  return strategicMergePatch(kind.message, target, document);
}

interface ReadPatch {
  readonly document: unknown;
  /** Members that stand twice, or mean nothing. */
  readonly problems: readonly string[];
  /** Numbers that were not written as integers, by their places in the object. */
  readonly fractions: readonly WrittenNumber[];
}

function readPatch({ body, patchType }: Call): ReadPatch {
  const text = Buffer.from(body?.bytes ?? []).toString("utf8");
  try {
    const fractions: WrittenNumber[] = [];
    const document = parseJson(text, (number) => fractions.push(number));
    const twice = findDuplicateKeys(text, document).map((path) => `duplicate field "${path}"`);
    // What a merge patch says stands where it will stand in the object.
    if (patchType !== "json") return { document, problems: twice, fractions: patchType === "merge" ? fractions : [] };
    const problems = [...twice.map((problem) => `json patch ${problem}`), ...unknownMembers(document)];
    return { document, problems, fractions: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(patchType === "strategic" ? why : `error decoding patch: ${why}`);
  }
}

interface Patching extends ReadPatch {
  readonly call: Call;
  readonly current: ApiObject;
}

function decodePatched(value: unknown, { call, current, document, problems, fractions }: Patching): ApiObject {
  const { kind, patchType, options } = call;
  const isStrategic = patchType === "strategic";
  // The error shows the patched object, but a strategic patch itself.
  const refuse = (why: string) =>
    refusePatch(isStrategic ? goText(document) : stringifyJson(asPatched(value, current, patchType)), why);
  const unknown: string[] = [];
  let object: ApiObject;
  try {
    if (!isStrategic) checkPatchedType(value, call, refuse);
    readFractions(kind.message, value, fractions);
    object = decodeObject(kind, value, { strict: (problem) => unknown.push(problem), known: current });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw refuse(isStrategic ? conversionText(error) : error.message);
  }
  // Upstream decodes what its patch libraries wrote: maps in order.
  const all = [...problems, ...unknown.sort(compareUtf8)];
  if (all.length > 0 && options.fieldValidation === "Strict") throw refuse(`strict decoding error: ${all.join(", ")}`);
  if (options.fieldValidation === "Warn") call.warnings.push(...all);
  return object;
}

/** What became another kind by its patch, or none at all. */
function checkPatchedType(value: unknown, { kind, name }: Call, refuse: (why: string) => ApiError): void {
  const given = kindAndVersion(value);
  if ("problem" in given) throw refuse(`couldn't get version/kind; json parse error: ${given.problem}`);
  // Upstream reads what has no version into a form in which no member of JSON means anything.
  if (!given.apiVersion) throw nameless(name);
  const now = { kind: given.kind || kind.kind, apiVersion: given.apiVersion };
  if (now.kind === kind.kind && now.apiVersion === kind.apiVersion) return;
  const message = messageOfKind(now.apiVersion, now.kind);
  if (message) decode(message, value);
  throw refuse(wrongType(now, kind).text);
}

const members = new Set(["op", "path", "from", "value"]);

/** What an operation of a JSON patch says that means nothing. */
function unknownMembers(document: unknown): string[] {
  if (!Array.isArray(document)) return [];
  return document.flatMap((operation: object | null, index) =>
    Object.keys(operation ?? {})
      .filter((key) => !members.has(key))
      .map((key) => `json patch unknown field "[${index}].${key}"`),
  );
}

/**
 * As upstream's libraries write what they have patched: objects that they looked into have their keys in order, and a merge
 * patch looks into all that it brings.
 */
function asPatched(value: unknown, before: unknown, patchType: Call["patchType"]): unknown {
  if (value === before || typeof value !== "object" || value === null) return value;
  if (value instanceof WrittenFraction) return value;
  const isMerge = patchType === "merge";
  if (Array.isArray(value)) {
    const was = Array.isArray(before) ? before : [];
    if (!isMerge && !Array.isArray(before)) return value;
    return value.map((item, i) => asPatched(item, was[i] ?? (isMerge ? undefined : item), patchType));
  }
  const isObject = typeof before === "object" && before !== null;
  if (!isMerge && !isObject) return value;
  const was = (isObject ? before : {}) as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, asPatched((value as typeof was)[key], was[key], patchType)]));
}

const refusePatch = (value: string, detail: string) =>
  invalid({ group: "", kind: "" }, "", [{ type: "FieldValueInvalid", field: "patch", value, detail }]);
