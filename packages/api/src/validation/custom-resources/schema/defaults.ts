import { fieldErrorText } from "../../../errors.ts";
import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue } from "../../found.ts";
import { validateValue } from "../../json-schema/validate-value.ts";
import { reportProblems } from "../../json-schema/value-problem.ts";
import { itemsOf } from "../each-schema.ts";
import { validateEmbeddedResources } from "./embedded-resources.ts";
import { hasUnknownMembers } from "./prune.ts";

export interface DefaultsOptions {
  readonly field: string;
  /** Whether defaults may hold nothing that would be dropped. */
  readonly requirePruned: boolean;
}

/** Puts a value where it would be in an object. */
type Surround = (value: unknown) => unknown;

interface Place extends DefaultsOptions {
  /** The resource whose metadata this is, and what is around a value in it; absent outside of metadata. */
  readonly metadataOf?: { readonly schema: JSONSchemaProps; readonly surround: Surround };
}

/** Every default is a value that its schema takes as it is. */
export function validateDefaults(schema: JSONSchemaProps, options: DefaultsOptions, found: Found): void {
  validate({ ...schema, "x-kubernetes-embedded-resource": true }, options, found);
}

function validate(schema: JSONSchemaProps, place: Place, found: Found): void {
  const isResource = Boolean(schema["x-kubernetes-embedded-resource"]);
  const { metadataOf: outer, ...rest } = place;
  const metadataOf = isResource ? undefined : outer;
  if ((schema.default ?? undefined) !== undefined) validateDefault(schema, { ...rest, metadataOf }, found);
  const items = itemsOf(schema);
  if (items) {
    const surround: Surround = (value) => metadataOf!.surround([value]);
    const inner = metadataOf && { ...metadataOf, surround };
    validate(items, { ...rest, metadataOf: inner, field: `${place.field}.items` }, found);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isMetadata = isResource && (name === "metadata" || name === "apiVersion" || name === "kind");
    const surround: Surround = isMetadata
      ? (value) => ({ kind: "Validation", apiVersion: "validation/v1", [name]: value })
      : (value) => metadataOf!.surround({ [name]: value });
    const inner = isMetadata ? { schema, surround } : metadataOf && { ...metadataOf, surround };
    validate(property, { ...rest, metadataOf: inner, field: `${place.field}.properties[${name}]` }, found);
  }
}

function validateDefault(schema: JSONSchemaProps, { field, requirePruned, metadataOf }: Place, found: Found): void {
  const value = schema.default;
  const at = `${field}.default`;
  const wrong: Found = [];
  if (metadataOf) {
    const resource = { ...metadataOf.schema, "x-kubernetes-embedded-resource": true };
    validateEmbeddedResources(metadataOf.surround(value), { schema: resource, field: "" }, wrong);
    if (wrong.length) {
      const texts = [...new Set(wrong.map((error) => `${error.field}: ${fieldErrorText(error)}`))];
      const all = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
      found.push(invalidValue(at, value, `must result in valid metadata: ${all}`));
      return;
    }
  } else {
    if (requirePruned && hasUnknownMembers(value, schema)) {
      found.push(invalidValue(at, value, "must not have unknown fields"));
    }
    validateEmbeddedResources(value, { schema, field: at }, wrong);
    found.push(...wrong);
  }
  if (!wrong.length) reportProblems(validateValue(schema, value), at, found);
}
