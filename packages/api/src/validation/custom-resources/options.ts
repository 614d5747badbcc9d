import type { CustomResourceDefinition, JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { sameValue } from "../common.ts";
import { caBundleProblem } from "./ca-bundle.ts";
import { type ConversionOptions, hasRecognizedReviewVersion } from "./conversion.ts";
import { itemsOf, someSchemaIn } from "./each-schema.ts";
import { schemaOf } from "./hoisted-spec.ts";
import { knownTypes } from "./schema/known-types.ts";
import { validateListItems } from "./schema/list-items.ts";
import { isNonStructural } from "./schema/structural.ts";
import { hasUnprunedDefaults } from "./schema/unpruned-defaults.ts";
import { maxSelectableFields } from "./selectable-fields.ts";

/** What of a schema is looked at. Rules that came later do not hold for what was stored before them. */
export interface SchemaOptions {
  readonly requireKnownTypes: boolean;
  readonly requireStructural: boolean;
  readonly requirePrunedDefaults: boolean;
  readonly requireAtomicSetItems: boolean;
  readonly requireListItemRules: boolean;
  /** Schemas that were accepted as they are: what one of their expressions costs is not asked again. */
  readonly acceptedSchemas: ReadonlySet<JSONSchemaProps>;
}

export interface DefinitionOptions extends ConversionOptions, SchemaOptions {
  /** The kind is served: its names are in use. */
  readonly requireImmutableNames: boolean;
  readonly requireSchema: boolean;
  /** Versions, by name, that may go on having too many selectable fields; "" is all of them together. */
  readonly tooManySelectableFields: ReadonlySet<string>;
}

export const createOptions: DefinitionOptions = {
  requireRecognizedReviewVersion: true,
  allowInvalidCaBundle: true,
  requireImmutableNames: false,
  requireSchema: true,
  requireKnownTypes: true,
  requireStructural: true,
  requirePrunedDefaults: true,
  requireAtomicSetItems: true,
  requireListItemRules: true,
  acceptedSchemas: new Set(),
  tooManySelectableFields: new Set(),
};

/** What is asked of a definition that was there before: nothing that the one before did not hold to already. */
export function updateOptions(next: CustomResourceDefinition, previous: CustomResourceDefinition): DefinitionOptions {
  const { spec, status } = previous;
  const isServed = status?.conditions?.some(({ type, status }) => type === "Established" && status === "True") ?? false;
  const reviewVersions = spec.conversion?.webhook?.conversionReviewVersions ?? [];
  const caBundle = spec.conversion?.webhook?.clientConfig?.caBundle;
  return {
    requireRecognizedReviewVersion: !reviewVersions.length || hasRecognizedReviewVersion(reviewVersions),
    allowInvalidCaBundle: !isServed || (caBundle ? caBundleProblem(caBundle) !== undefined : false),
    requireImmutableNames: isServed,
    requireSchema: (spec.versions ?? []).every(({ schema }) => schema?.openAPIV3Schema),
    requireKnownTypes: !someSchemaIn(spec, ({ type }) => Boolean(type) && !knownTypes.includes(type!)),
    requireStructural: !(spec.versions ?? []).some(({ schema }) => isNonStructural(schema?.openAPIV3Schema)),
    requirePrunedDefaults: !(spec.versions ?? []).some(({ schema }) => hasUnprunedDefaults(schema?.openAPIV3Schema)),
    requireAtomicSetItems: !someSchemaIn(spec, hasCompositeSetItems),
    requireListItemRules: !someSchemaIn(spec, hasWrongListItems),
    acceptedSchemas: acceptedSchemas(next, previous),
    tooManySelectableFields: tooManySelectableFields(next, previous),
  };
}

function hasCompositeSetItems(schema: JSONSchemaProps): boolean {
  const items = schema["x-kubernetes-list-type"] === "set" ? itemsOf(schema) : undefined;
  if (items?.type === "array") return (items["x-kubernetes-list-type"] ?? "atomic") !== "atomic";
  return items?.type === "object" && items["x-kubernetes-map-type"] !== "atomic";
}

function hasWrongListItems(schema: JSONSchemaProps): boolean {
  const found: Parameters<typeof validateListItems>[2] = [];
  validateListItems(schema, "", found);
  return found.length > 0;
}

function acceptedSchemas(next: CustomResourceDefinition, previous: CustomResourceDefinition): Set<JSONSchemaProps> {
  const schemas = (next.spec.versions ?? [])
    .map(({ name }) => name)
    .flatMap((name) => {
      const schema = schemaOf(next.spec, name);
      return schema && sameValue(schema, schemaOf(previous.spec, name)) ? [schema] : [];
    });
  return new Set(schemas);
}

function tooManySelectableFields(next: CustomResourceDefinition, previous: CustomResourceDefinition): Set<string> {
  const names = (next.spec.versions ?? []).flatMap(({ name, selectableFields }) => {
    const before = previous.spec.versions?.find((version) => version.name === name)?.selectableFields ?? [];
    return before.length > maxSelectableFields && sameValue(before, selectableFields) ? [name] : [];
  });
  return new Set(names.length === next.spec.versions?.length ? ["", ...names] : names);
}
