import { DecodeError } from "../../../codec/codec-error.ts";
import { decode } from "../../../codec/decode.ts";
import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import type { ObjectMeta } from "../../../schema/schema.ts";
import { messageByName } from "../../../schema/table.ts";
import { isDns1035Label } from "../../formats/dns.ts";
import { type Found, invalidValue, requiredValue } from "../../found.ts";
import { validateMetadata } from "../../metadata.ts";
import { pathSegmentName } from "../../name-rule.ts";
import { itemsOf, valuesOf } from "../each-schema.ts";

type Members = Readonly<Record<string, unknown>>;

export interface ValuePlace {
  readonly schema: JSONSchemaProps | undefined;
  readonly field: string;
}

/** Every resource that a value holds, or is, says what it is, and has metadata like any other. */
export function validateEmbeddedResources(value: unknown, place: ValuePlace, found: Found): void {
  const [unreadable] = unreadableIn(value, place);
  if (unreadable) found.push(unreadable);
  else validateResources(value, place, found);
}

/** Each value of a composite, with its schema. */
function* inner(value: unknown, { schema, field }: ValuePlace): Generator<ValuePlace & { readonly value: unknown }> {
  if (!schema || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield { value: item, schema: itemsOf(schema), field: `${field}[${i}]` };
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const property = schema.properties?.[name];
    if (property) yield { value: member, schema: property, field: below(field, name) };
    else yield { value: member, schema: valuesOf(schema), field: `${field}[${name}]` };
  }
}

const below = (field: string, name: string): string => (field ? `${field}.${name}` : name);
const isResource = (value: unknown, schema: JSONSchemaProps | undefined): value is Members =>
  Boolean(schema?.["x-kubernetes-embedded-resource"]) &&
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value);

/** What of a resource has not even the type it must have. */
function* unreadableIn(value: unknown, { schema, field }: ValuePlace): Generator<Found[number]> {
  if (isResource(value, schema)) {
    for (const name of ["apiVersion", "kind"]) {
      if (name in value && typeof value[name] !== "string") {
        yield invalidValue(below(field, name), value[name], "must be a string");
      }
    }
    const metadata = "metadata" in value ? decodedMetadata(value["metadata"]) : undefined;
    if (typeof metadata === "string") yield invalidValue(below(field, "metadata"), value["metadata"], metadata);
  }
  for (const one of inner(value, { schema, field })) yield* unreadableIn(one.value, one);
}

const metadataMessage = messageByName("k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta");

/** The metadata, or why it is none. */
function decodedMetadata(value: unknown): ObjectMeta | string {
  try {
    return decode(metadataMessage, value ?? {}) as ObjectMeta;
  } catch (error) {
    if (error instanceof DecodeError) return error.message;
    throw error;
  }
}

function validateResources(value: unknown, { schema, field }: ValuePlace, found: Found): void {
  if (isResource(value, schema)) validateResource(value, field, found);
  for (const one of inner(value, { schema, field })) validateResources(one.value, one, found);
}

function validateResource(resource: Members, field: string, found: Found): void {
  const at = (name: string) => below(field, name);
  for (const name of ["apiVersion", "kind"]) {
    if (!(name in resource)) found.push(requiredValue(at(name)));
    else if (!resource[name]) found.push(invalidValue(at(name), "", "must not be empty"));
  }
  const { apiVersion, kind } = resource as { apiVersion?: string; kind?: string };
  if (apiVersion && apiVersion.split("/").length > 2) {
    found.push(invalidValue(at("apiVersion"), apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
  }
  const problems = kind ? isDns1035Label(kind.toLowerCase()) : [];
  if (problems.length) {
    const rule = `may have mixed case, but should otherwise match: ${problems.join(",")}`;
    found.push(invalidValue(at("kind"), kind, rule));
  }
  if ("metadata" in resource) validateResourceMetadata(resource["metadata"], field, found);
}

function validateResourceMetadata(value: unknown, field: string, found: Found): void {
  const metadata = decodedMetadata(value);
  if (typeof metadata === "string") return;
  const wrong: Found = [];
  const named = { ...metadata, name: metadata.name || "any" };
  const rules = { namespaced: Boolean(metadata.namespace), name: pathSegmentName, finalizerDomains: false };
  validateMetadata(named, rules, wrong);
  found.push(...wrong.map((error) => ({ ...error, field: below(field, error.field) })));
}
