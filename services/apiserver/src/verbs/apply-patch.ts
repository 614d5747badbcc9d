import {
  ApiError,
  type ApiObject,
  type Application,
  apply,
  applyDefaults,
  badRequest,
  conflict,
  goTypeOf,
  parseYaml,
} from "@kubets/api";
import { resetFieldsOf } from "../kinds/prepare.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { singly } from "../road/read-object.ts";
import { createObject } from "./create.ts";
import { convertFor } from "./stored-kind.ts";
import { type MakeNext, updateObject } from "./update-object.ts";
import { checkName, inNamespace, managerOf, type Writing } from "./writing.ts";

/** Server-side apply: of an object that is not there, a create. */
export async function applyPatch(writing: Writing): Promise<Answer> {
  const { call, deps, record, context } = writing;
  const configuration = readApplied(call);
  const resetFields = resetFieldsOf(record, context.subresource);
  const convert = convertFor(deps);
  const onto = (live: ApiObject | undefined) =>
    applyTo(call, { configuration, live, now: context.now, resetFields, convert });
  const next: MakeNext = ({ object }) => ({ object: onto(object), managed: true, value: configuration.applied });
  try {
    return { is: "entry", code: 200, entry: await updateObject(writing, next) };
  } catch (error) {
    const missing = error instanceof ApiError && error.reason === "NotFound" && !call.subresource;
    if (!missing || deps.store.peek(writing.kind, call.namespace, call.name)) throw error;
    const object = onto(undefined);
    if (object.metadata.uid) throw wrongUid(call, object.metadata.uid);
    return {
      is: "entry",
      code: 201,
      entry: await createObject(writing, object, { managed: true, value: configuration.applied }),
    };
  }
}

type Applying = Pick<Application, "live" | "now" | "resetFields" | "convert"> & {
  readonly configuration: Configuration;
};

/** What the manager wants, merged into what there is, defaulted; a conflict with another manager is thrown. */
export function applyTo(call: Call, { configuration, ...applying }: Applying): ApiObject {
  const { kind, subresource, options } = call;
  const { applied, problems } = configuration;
  const who = { manager: managerOf(call), force: options.force ?? false, applied };
  const object = applyDefaults(kind, apply({ ...applying, ...who, kind, subresource: subresource?.name ?? "" }));
  tellDuplicates(problems, call);
  checkName(object, call);
  return inNamespace(object, call);
}

/** What stands twice is told only of a configuration that could be applied. */
function tellDuplicates(problems: readonly string[], { options, warnings }: Call): void {
  if (problems.length === 0) return;
  if (options.fieldValidation === "Strict")
    throw badRequest(`error strict decoding YAML: error converting YAML to JSON: ${problems.join(", ")}`);
  if (options.fieldValidation !== "Warn") return;
  // An apply that is tried again says it once.
  warnings.push(...problems.flatMap(singly).filter((text) => !warnings.includes(text)));
}

/** What a manager applies, as it was sent. */
export interface Configuration {
  readonly applied: object;
  /** Keys that stand twice. */
  readonly problems: readonly string[];
}

/** The configuration of an apply: YAML, of which JSON is a part. Of several documents the first one counts. */
export function readApplied({ body }: Call): Configuration {
  const problems: string[] = [];
  const value = parseApplied(Buffer.from(body?.bytes ?? []).toString("utf8"), problems);
  if (typeof value !== "object" || Array.isArray(value)) {
    const why = `json: cannot unmarshal ${goTypeOf(value)} into Go value of type map[string]interface {}`;
    throw badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${why}`);
  }
  return { applied: value ?? {}, problems };
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
