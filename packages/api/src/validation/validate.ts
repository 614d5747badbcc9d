import type { FieldError } from "../errors.ts";
import type { ApiObject, Kind } from "../schema/schema.ts";
import { isPathSegment } from "./formats/names.ts";
import type { Found } from "./found.ts";
import { report } from "./found.ts";
import { rulesByKind } from "./kinds/index.ts";
import { validateFinalizerDomains, validateMetadata } from "./metadata.ts";
import { validateMetadataUpdate } from "./metadata-update.ts";
import { pathSegmentName, subdomainName } from "./name-rule.ts";
import type { Change, Rules } from "./rules.ts";

type NamedKind = Pick<Kind, "apiVersion" | "kind" | "namespaced">;

export interface UpdateOptions {
  /** What is written: "" for the object itself, else `status`, `scale`, `approval`, … */
  readonly subresource?: string;
}

const noRules: Rules = {};
const both = ["change", "whole"] as const;

const rulesFor = ({ apiVersion, kind }: NamedKind): Rules => rulesByKind[`${apiVersion}/${kind}`] ?? noRules;

/** What is wrong with an object that is to be created; it is normalised, has its defaults, and its name if generated. */
export function validateCreate(kind: NamedKind, object: ApiObject): FieldError[] {
  const rules = rulesFor(kind);
  const found: Found = [];
  if (!rules.metadataLast) validateMetadata(object.metadata, metadataRules(kind, rules), found);
  rules.validate?.(object, found);
  rules.validateNew?.(object, found);
  if (rules.metadataLast && !found.length) validateMetadata(object.metadata, metadataRules(kind, rules), found);
  // Whatever a kind allows, a name must fit into a URL.
  if (!found.length) report(found, "metadata.name", object.metadata.name, isPathSegment(object.metadata.name ?? ""));
  return found;
}

/** What is wrong with an update. A subresource is checked for what it may change, the rest was checked when it was written. */
export function validateUpdate(
  kind: NamedKind,
  next: ApiObject,
  previous: ApiObject,
  { subresource = "" }: UpdateOptions = {},
): FieldError[] {
  const rules = rulesFor(kind);
  const found: Found = [];
  validateMetadata(
    next.metadata,
    { ...metadataRules(kind, rules), name: pathSegmentName, finalizerDomains: false },
    found,
  );
  validateMetadataUpdate(next.metadata, previous.metadata, found);
  if (subresource === "status" && rules.metadataOnStatus) validateChangeOfMetadata(rules, { next, previous }, found);
  if (subresource) rules.subresources?.[subresource]?.({ next, previous }, found);
  else validateChange(rules, { kind, next, previous }, found);
  return found;
}

interface WholeChange {
  readonly kind: NamedKind;
  readonly next: ApiObject;
  readonly previous: ApiObject;
}

function validateChange(rules: Rules, { kind, next, previous }: WholeChange, found: Found): void {
  const repeated = rules.metadataOnUpdate ?? both;
  for (const check of repeated) {
    if (check === "whole") validateMetadata(next.metadata, metadataRules(kind, rules), found);
    else validateChangeOfMetadata(rules, { next, previous }, found);
  }
  if (rules.validateOnUpdate !== false) rules.validate?.(next, found);
  rules.validateChange?.({ next, previous }, found);
}

function validateChangeOfMetadata(rules: Rules, { next, previous }: Change<ApiObject>, found: Found): void {
  validateMetadataUpdate(next.metadata, previous.metadata, found);
  if (rules.finalizers !== "any") validateFinalizerDomains(next.metadata.finalizers, found);
}

const metadataRules = ({ namespaced }: NamedKind, { name = subdomainName, finalizers }: Rules) => ({
  namespaced,
  name,
  finalizerDomains: finalizers !== "any",
});
