import { randomUUID } from "node:crypto";
import { ApiError, type ApiObject, formatTime, updateManagedFields, validateCreate } from "@kubets/api";
import { prepareForCreate, resetFieldsOf } from "../kinds/prepare.ts";
import { mutate, validate } from "../road/admit.ts";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { dedupOwners } from "../road/dedup-owners.ts";
import type { RoadDeps } from "../road/deps.ts";
import { generateName } from "../road/generate-name.ts";
import { withNilLists } from "../road/nil-lists.ts";
import { readSent } from "../road/read-object.ts";
import { refuseLate } from "../road/timed-out.ts";
import { withMetadata } from "../road/with-metadata.ts";
import type { Entry } from "../store/store.ts";
import { asKept, toStored } from "./stored-kind.ts";
import { admissionRequest, beginWriting, inNamespace, managerOf, refuseInvalid, type Writing } from "./writing.ts";

export async function create(call: Call, deps: RoadDeps): Promise<Answer> {
  const { value, object } = readSent(call);
  const entry = await createObject(beginWriting(call, deps), inNamespace(object, call), { value });
  return { is: "entry", code: 201, entry };
}

/** A generated name may be taken; each try generates another. */
const nameTries = 8;

export interface Creation {
  /** The managers of its fields are known already. */
  readonly managed?: boolean;
  /** What was sent, before it was decoded. */
  readonly value?: unknown;
}

/** From an object as sent (decoded, defaulted, in the request's namespace) to one in the store. */
export async function createObject(
  begun: Writing,
  sent: ApiObject,
  { managed = false, value }: Creation = {},
): Promise<Entry> {
  const writing = value === undefined ? begun : { ...begun, context: { ...begun.context, sent: value } };
  const owned = managed ? sent : withManagedFields(writing, cleanSystemFields(sent));
  const stored = toStored(owned, writing.call.kind, writing.deps);
  const generated = !stored.metadata.name && stored.metadata.generateName;
  for (let left = generated ? nameTries : 1; ; left -= 1) {
    try {
      return await createOnce(writing, stored);
    } catch (error) {
      if (!generated) throw isTaken(error) ? takenBy(error as ApiError, writing, stored) : error;
      if (!isTaken(error)) throw error;
      if (left === 1) throw noUniqueName(error as ApiError);
    }
  }
}

async function createOnce(writing: Writing, stored: ApiObject): Promise<Entry> {
  const { deps, record, context } = writing;
  const named = withSystemFields(stored, context.now);
  const asked = admissionRequest(writing, { operation: "CREATE", object: named, old: undefined });
  const mutated = dedupOwners((await mutate(asked, deps))!, { afterAdmission: true, warn: context.warn });

  const prepared = prepareForCreate(record, { object: mutated, sent: stored }, context);
  for (let left = allocationTries; ; left -= 1) {
    try {
      return await allocateAndStore(writing, prepared);
    } catch (error) {
      if (!record.allocate || left === 1 || !isLostRace(error)) throw error;
    }
  }
}

/** What a service is given may be taken by another one in between; each try chooses anew from what is left. */
const allocationTries = 10;

async function allocateAndStore(writing: Writing, prepared: ApiObject): Promise<Entry> {
  const { call, deps, kind, record, context } = writing;
  const { object, alongside } = (await record.allocate?.(prepared, undefined, context)) ?? { object: prepared };
  refuseInvalid(writing, object, [...validateCreate(kind, object), ...(record.validate?.(object, context) ?? [])]);
  call.warnings.push(...(record.warnings?.(object, undefined) ?? []));
  await validate(admissionRequest(writing, { operation: "CREATE", object, old: undefined }), deps);

  refuseLate(call);

  const ttlSeconds = record.ttlSeconds;
  const written = context.dryRun ? object : withoutVersion(object, call);
  return deps.store.create(kind, withNilLists(kind, written), {
    dryRun: context.dryRun,
    ...(alongside ? { alongside } : {}),
    ...(ttlSeconds ? { ttlSeconds } : {}),
  });
}

/**
 * A POST may not name a version; one that is no number, or of a PUT or an apply that creates, is forgotten. A dry run, which
 * writes nothing, does not look: kube-apiserver's answers with the version that was sent.
 */
function withoutVersion(object: ApiObject, { verb }: Call): ApiObject {
  const { resourceVersion } = object.metadata;
  if (!resourceVersion) return object;
  if (verb === "create" && /^\d+$/.test(resourceVersion) && !/^0+$/.test(resourceVersion)) {
    throw new ApiError("Unknown", "resourceVersion should not be set on objects to be created");
  }
  return withMetadata(object, { resourceVersion: undefined });
}

/** What is the server's to say: a client may not bring an identity or an end along. */
const systemFields = [
  "selfLink",
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const satisfies readonly (keyof ApiObject["metadata"])[];
const noSystemFields = Object.fromEntries(systemFields.map((field) => [field, undefined]));

function cleanSystemFields(object: ApiObject): ApiObject {
  const { metadata } = object;
  const isClean = !metadata.managedFields && systemFields.every((field) => metadata[field] === undefined);
  return isClean ? object : withMetadata(object, noSystemFields);
}

function withSystemFields(object: ApiObject, now: Date): ApiObject {
  const { name, generateName: base } = object.metadata;
  return withMetadata(object, {
    ...(!name && base ? { name: generateName(base) } : {}),
    uid: randomUUID(),
    creationTimestamp: formatTime(now),
  });
}

function withManagedFields({ call, deps, record, context }: Writing, sent: ApiObject): ApiObject {
  const next = dedupOwners(sent, { afterAdmission: false, warn: context.warn });
  return updateManagedFields({
    kind: call.kind,
    subresource: "",
    manager: managerOf(call),
    now: context.now,
    previous: undefined,
    next: asKept(next, call.kind, deps),
    resetFields: resetFieldsOf(record, ""),
  });
}

const isLostRace = (error: unknown) => error instanceof ApiError && error.reason === "Conflict";

const isTaken = (error: unknown) => error instanceof ApiError && error.reason === "AlreadyExists";

/** The name is taken; whoever waits for it learns whether it will be free. */
function takenBy(taken: ApiError, { deps, kind, call }: Writing, { metadata }: ApiObject): ApiError {
  // Upstream does not ask whether it was the one that made the name.
  const error = metadata.generateName ? noUniqueName(taken) : taken;
  const there = deps.store.peek(kind, call.namespace, metadata.name ?? "");
  if (!there?.object.metadata.deletionTimestamp) return error;
  return new ApiError("AlreadyExists", `object is being deleted: ${error.message}`, { details: error.details });
}

/** The client may try again at once: the next name is another. */
function noUniqueName(error: ApiError): ApiError {
  const message = `${error.message}, the server was not able to generate a unique name for the object`;
  return new ApiError("AlreadyExists", message, { details: { ...error.details, retryAfterSeconds: 1 } });
}
