import {
  ApiError,
  type ApiObject,
  type Application,
  apply,
  applyDefaults,
  badRequest,
  conflict,
  DecodeError,
  decodeObject,
  goTypeOf,
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
import { keepEmptyManagers } from "../road/keep-empty-managers.ts";
import { singly, wrongType } from "../road/read-object.ts";
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
  const object = keepEmptyManagers(applyDefaults(call.kind, decodePatched(value, call, document)), value);
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
  const { call, deps, record, context } = writing;
  const applied = readApplied(call);
  const resetFields = resetFieldsOf(record, context.subresource);
  const convert = convertFor(deps);
  const onto = (live: ApiObject | undefined) =>
    applyTo(call, { applied, live, now: context.now, resetFields, convert });
  const next: MakeNext = ({ object }) => ({ object: onto(object), managed: true });
  try {
    return { is: "entry", code: 200, entry: await updateObject(writing, next) };
  } catch (error) {
    const missing = error instanceof ApiError && error.reason === "NotFound" && !call.subresource;
    if (!missing || deps.store.peek(writing.kind, call.namespace, call.name)) throw error;
    const object = onto(undefined);
    if (object.metadata.uid) throw wrongUid(call, object.metadata.uid);
    return { is: "entry", code: 201, entry: await createObject(writing, object, { managed: true }) };
  }
}

type Applying = Pick<Application, "applied" | "live" | "now" | "resetFields" | "convert">;

/** What the manager wants, merged into what there is, defaulted; a conflict with another manager is thrown. */
export function applyTo(call: Call, applying: Applying): ApiObject {
  const { kind, subresource, options } = call;
  const who = { manager: managerOf(call), force: options.force ?? false };
  const object = applyDefaults(kind, apply({ ...applying, ...who, kind, subresource: subresource?.name ?? "" }));
  checkName(object, call);
  return inNamespace(object, call);
}

/** The configuration of an apply: YAML, of which JSON is a part. Of several documents the first one counts. */
export function readApplied({ body, options, warnings }: Call): object {
  const problems: string[] = [];
  const value = parseApplied(Buffer.from(body?.bytes ?? []).toString("utf8"), problems);
  if (typeof value !== "object" || Array.isArray(value)) {
    const why = `json: cannot unmarshal ${goTypeOf(value)} into Go value of type map[string]interface {}`;
    throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${why}`);
  }
  if (problems.length > 0 && options.fieldValidation === "Strict")
    throw badRequest(`error strict decoding YAML: error converting YAML to JSON: ${problems.join(", ")}`);
  if (options.fieldValidation === "Warn") warnings.push(...problems.flatMap(singly));
  return value ?? {};
}

function parseApplied(text: string, problems: string[]): unknown {
  try {
    return parseYaml(text, { duplicate: (problem) => problems.push(problem) })[0] ?? null;
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw badRequest(`error decoding YAML: error converting YAML to JSON: ${why}`);
  }
}

const wrongUid = ({ kind, name }: Call, uid: string) =>
  conflict(kind, name, `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`);
