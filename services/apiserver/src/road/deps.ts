import type { Kind } from "@kubets/api";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import type { KindRecord } from "../kinds/kind-record.ts";
import type { Store } from "../store/store.ts";
import type { Answer } from "./answer.ts";
import type { Call, Verb } from "./call.ts";

/** What the verbs work with; `main.ts` builds one. */
export interface RoadDeps {
  readonly store: Store;
  readonly registry: KindRegistry;
  readonly recordOf: (kind: Kind) => KindRecord;
  /** In the order in which they run. */
  readonly admission: readonly AdmissionPlugin[];
  /** Where somebody watches how long admission takes. */
  readonly admissionStep?: AdmissionStep;
  readonly special: SpecialHandlers;
  readonly now: () => Date;
}

/** Runs all mutating or all validating plugins for a request. */
export type AdmissionStep = <T>(
  type: "admit" | "validate",
  request: AdmissionRequest,
  run: () => Promise<T>,
) => T | Promise<T>;

/** The kinds that are served: the built-in ones now, custom ones as they come and go. */
export interface KindRegistry {
  /** Whether anything is served under `/apis/<group>`; the core group is the empty string. */
  hasGroup(group: string): boolean;
  byResource(group: string, version: string, plural: string): Kind | undefined;
  byKind(apiVersion: string, kind: string): Kind | undefined;
  all(): readonly Kind[];
}

export type VerbHandler = (call: Call, deps: RoadDeps) => Promise<Answer>;

/**
 * Resources and subresources that are more than a view of a stored object, by `resourceKey`: `pods/binding`,
 * `subjectaccessreviews.authorization.k8s.io`. A verb that is not named takes the ordinary way.
 */
export type SpecialHandlers = ReadonlyMap<string, Partial<Record<Verb, VerbHandler>>>;

/** `pods`, `pods/status`, `deployments.apps/scale`. */
export function resourceKey(kind: Pick<Kind, "group" | "plural">, subresource = ""): string {
  const resource = kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
  return subresource ? `${resource}/${subresource}` : resource;
}
