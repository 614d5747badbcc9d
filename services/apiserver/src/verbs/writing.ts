import { type ApiError, type ApiObject, badRequest, type FieldError, invalid, type Kind } from "@kubets/api";
import type { AdmissionRequest } from "../admission/admission.ts";
import type { HookContext, KindRecord } from "../kinds/kind-record.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { withMetadata } from "../road/with-metadata.ts";
import { storedKind } from "./stored-kind.ts";

/** What the stages of one write share. */
export interface Writing {
  readonly call: Call;
  readonly deps: RoadDeps;
  /** The kind as it is stored, which may be another version than the call's. */
  readonly kind: Kind;
  readonly record: KindRecord;
  readonly context: HookContext;
}

export function beginWriting(call: Call, deps: RoadDeps): Writing {
  const kind = storedKind(call.kind, deps.registry);
  const context: HookContext = {
    now: deps.now(),
    dryRun: call.options.dryRun,
    store: deps.store,
    apiVersion: call.kind.apiVersion,
    subresource: call.subresource?.name ?? "",
    user: call.user,
    warn: (text) => void call.warnings.push(text),
  };
  return { call, deps, kind, record: deps.recordOf(kind), context };
}

export type AdmissionFacts = Pick<AdmissionRequest, "operation" | "object" | "old">;

/** What an admission plugin is asked about this write. */
export function admissionRequest({ call, context, kind }: Writing, facts: AdmissionFacts): AdmissionRequest {
  return {
    user: call.user,
    kind,
    subresource: context.subresource,
    namespace: call.namespace,
    name: call.name || (facts.object?.metadata.name ?? ""),
    dryRun: context.dryRun,
    warn: context.warn,
    store: context.store,
    ...facts,
  };
}

/** The object with the namespace of the request; another one in the object is refused, for cluster kinds it is dropped. */
export function inNamespace(object: ApiObject, { namespace }: Call): ApiObject {
  const given = object.metadata.namespace ?? "";
  if (given === namespace) return object;
  if (given && namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
  return withMetadata(object, { namespace: namespace || undefined });
}

/** A write to an object must name it as its URL does. */
export function checkName(object: ApiObject, { name }: Call): void {
  const given = object.metadata.name ?? "";
  if (given === name) return;
  if (!given) throw nameless(name);
  throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
}

/** Of an object that has no name though its URL has. */
export const nameless = (name: string): ApiError =>
  badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);

/** What is wrong is said of the object as it is stored. */
export function refuseInvalid({ kind }: Writing, object: ApiObject, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid(kind, object.metadata.name ?? "", errors);
}

const managerLength = 128;

/** Who the fields of this write belong to. */
export function managerOf({ options, userAgent }: Call): string {
  if (options.fieldManager) return options.fieldManager;
  const name = userAgent.split("/", 1)[0]!;
  return name.length <= managerLength ? name : [...name].slice(0, managerLength).join("");
}
