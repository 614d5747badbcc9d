import {
  ApiError,
  type ApiObject,
  apply,
  applyDefaults,
  badRequest,
  DecodeError,
  decodeObject,
  invalid,
  jsonPatch,
  mergePatch,
  parseJson,
  parseYaml,
  strategicMergePatch,
  stringifyJson,
} from "@kubets/api";
import { resetFieldsOf } from "../kinds/prepare.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { wrongType } from "../road/read-object.ts";
import { createObject } from "./create.ts";
import { convertFor } from "./stored-kind.ts";
import { type MakeNext, updateObject } from "./update-object.ts";
import { beginWriting, checkName, inNamespace, managerOf, type Writing } from "./writing.ts";

/** PATCH: JSON patch, merge patch, strategic merge patch, or server-side apply. */
export async function patch(call: Call, deps: RoadDeps): Promise<Answer> {
  const writing = beginWriting(call, deps);
  if (call.patchType === "apply") return applyPatch(writing);
  const document = readPatch(call);
  const entry = await updateObject(writing, ({ object }) => ({
    object: patched(call, { current: object, document }),
    managed: false,
  }));
  return { is: "entry", code: 200, entry };
}

/** The object after the patch, decoded and defaulted: its name and namespace cannot be patched away. */
export function patched(call: Call, { current, document }: { current: ApiObject; document: unknown }): ApiObject {
  const value = patchValue(call, { target: current, document });
  const object = applyDefaults(call.kind, decodePatched(value, call, document));
  checkName(object, call);
  return inNamespace(object, call);
}

export interface PatchWork {
  readonly target: object;
  readonly document: unknown;
}

/** Works on any JSON value: the object, or its Scale. */
export function patchValue({ patchType, kind }: Call, { target, document }: PatchWork): unknown {
  if (patchType === "json") return jsonPatch(target, document);
  if (patchType === "merge") return mergePatch(target, document);
  return strategicMergePatch(kind.message, target, document);
}

export function readPatch({ body }: Call): unknown {
  try {
    return parseJson(body?.bytes ?? new Uint8Array());
  } catch (error) {
    throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : error}`);
  }
}

function decodePatched(value: unknown, call: Call, document: unknown): ApiObject {
  const { kind } = call;
  const refuse = (why: string) => refusePatch(shown(call, value, document), why);
  const given = value as { kind?: string; apiVersion?: string };
  if (given.kind !== kind.kind || given.apiVersion !== kind.apiVersion) {
    throw refuse(wrongType({ kind: given.kind ?? "", apiVersion: given.apiVersion ?? "" }, kind).text);
  }
  const problems = call.patchType === "json" ? unknownMembers(document) : [];
  let object: ApiObject;
  try {
    object = decodeObject(kind, value, { strict: (problem) => problems.push(problem) });
  } catch (error) {
    throw error instanceof DecodeError ? refuse(error.message) : error;
  }
  if (problems.length > 0 && call.options.fieldValidation === "Strict") {
    throw refuse(`strict decoding error: ${problems.join(", ")}`);
  }
  if (call.options.fieldValidation === "Warn") call.warnings.push(...problems);
  return object;
}

const members = new Set(["op", "path", "from", "value"]);

/** What an operation of a JSON patch says that means nothing. */
function unknownMembers(document: unknown): string[] {
  if (!Array.isArray(document)) return [];
  return document.flatMap((operation: object, index) =>
    Object.keys(operation)
      .filter((key) => !members.has(key))
      .map((key) => `json patch unknown field "[${index}].${key}"`),
  );
}

/** The error shows the patched object, but a strategic patch itself as Go prints a map. */
const shown = (call: Call, value: unknown, document: unknown): string =>
  call.patchType === "strategic" ? goMap(document) : stringifyJson(sorted(value));

const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function goMap(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goMap).join(" ")}]`;
  if (typeof value !== "object" || value === null) return value === null ? "<nil>" : String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, one]) => `${key}:${goMap(one)}`).join(" ")}]`;
}

const refusePatch = (value: string, detail: string) =>
  invalid({ group: "", kind: "" }, "", [{ type: "FieldValueInvalid", field: "patch", value, detail }]);

async function applyPatch(writing: Writing): Promise<Answer> {
  const { call, deps } = writing;
  const applied = readApplied(call);
  const next: MakeNext = ({ object }) => ({ object: applyTo(writing, applied, object), managed: true });
  try {
    return { is: "entry", code: 200, entry: await updateObject(writing, next) };
  } catch (error) {
    const missing = error instanceof ApiError && error.reason === "NotFound" && !call.subresource;
    if (!missing || deps.store.peek(writing.kind, call.namespace, call.name)) throw error;
    const object = applyTo(writing, applied, undefined);
    if (object.metadata.uid) throw wrongUid(call, object.metadata.uid);
    return { is: "entry", code: 201, entry: await createObject(writing, object, { managed: true }) };
  }
}

/** What the manager wants, merged into what there is; a conflict with another manager is thrown. */
function applyTo({ call, deps, record, context }: Writing, applied: object, live: ApiObject | undefined): ApiObject {
  const merged = apply({
    kind: call.kind,
    subresource: context.subresource,
    manager: managerOf(call),
    force: call.options.force ?? false,
    now: context.now,
    live,
    applied,
    resetFields: resetFieldsOf(record, context.subresource),
    convert: convertFor(call.kind, deps),
  });
  const object = applyDefaults(call.kind, merged);
  if (live || object.metadata.name) checkName(object, call);
  return inNamespace(object, call);
}

function readApplied({ body, kind }: Call): object {
  let value: unknown;
  try {
    value = parseYaml(Buffer.from(body?.bytes ?? []).toString("utf8"))[0];
  } catch (error) {
    throw badRequest(`error decoding YAML: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest(`error decoding YAML: the object provided is unrecognized (must be of type ${kind.kind})`);
  }
  return value;
}

const wrongUid = ({ kind, name }: Call, uid: string) =>
  new ApiError("Conflict", `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`, {
    details: { name, ...(kind.group ? { group: kind.group } : {}), kind: kind.plural },
  });
