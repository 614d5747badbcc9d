import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, requiredValue } from "../../found.ts";
import { itemsOf } from "../each-schema.ts";

/** Every field that value rules speak of is one that the schema has. */
export function validateCompleteness(schema: JSONSchemaProps, field: string, found: Found): void {
  validateRules(schema, { schema, field, from: field }, found);
}

interface Place {
  /** The part of the schema that the rules narrow, if there is one. */
  readonly schema: JSONSchemaProps | undefined;
  readonly field: string;
  /** Where the rules stand. */
  readonly from: string;
}

function validateRules(rules: JSONSchemaProps, place: Place, found: Found): void {
  const { not, allOf, anyOf, oneOf } = rules;
  if (not) validateNested(not, { ...place, from: `${place.from}.not` }, found);
  for (const [name, list] of Object.entries({ allOf, anyOf, oneOf })) {
    for (const [i, one] of (list ?? []).entries()) {
      validateNested(one, { ...place, from: `${place.from}.${name}[${i}]` }, found);
    }
  }
}

function validateNested(rules: JSONSchemaProps, place: Place, found: Found): void {
  const { schema, field, from } = place;
  if (!schema) {
    found.push(requiredValue(field, `because it is defined in ${from}`));
    return;
  }
  validateRules(rules, place, found);
  const items = itemsOf(rules);
  if (items) {
    validateNested(items, { schema: itemsOf(schema), field: `${field}.items`, from: `${from}.items` }, found);
  }
  for (const [name, property] of Object.entries(rules.properties ?? {})) {
    const step = `.properties[${name}]`;
    const inner = { schema: schema.properties?.[name], field: `${field}${step}`, from: `${from}${step}` };
    validateNested(property, inner, found);
  }
}
