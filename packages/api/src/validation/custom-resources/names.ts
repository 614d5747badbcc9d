import type { CustomResourceDefinitionNames } from "../../generated/types/apiextensions-v1.ts";
import { isDns1035Label } from "../formats/dns.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";

/** Names that the spec must have, and the status may not have yet. */
export function requireNames(names: CustomResourceDefinitionNames, field: string, found: Found): void {
  for (const name of ["plural", "singular", "kind", "listKind"] as const) {
    if (!names[name]) found.push(requiredValue(`${field}.${name}`));
  }
}

/** What is wrong with the names that are there. */
export function validateNames(names: CustomResourceDefinitionNames, field: string, found: Found): void {
  const { kind, listKind, shortNames, categories } = names;
  for (const name of ["plural", "singular"] as const) label(found, `${field}.${name}`, names[name]);
  for (const name of ["kind", "listKind"] as const) {
    const problems = names[name] ? isDns1035Label(names[name].toLowerCase()) : [];
    if (!problems.length) continue;
    const rule = `may have mixed case, but should otherwise match: ${problems.join(",")}`;
    found.push(invalidValue(`${field}.${name}`, names[name], rule));
  }
  for (const [i, name] of (shortNames ?? []).entries()) listedLabel(found, `${field}.shortNames[${i}]`, name);
  if (kind && kind === listKind) {
    found.push(invalidValue(`${field}.listKind`, listKind, "kind and listKind may not be the same"));
  }
  for (const [i, name] of (categories ?? []).entries()) listedLabel(found, `${field}.categories[${i}]`, name);
}

function label(found: Found, field: string, name: string | undefined): void {
  if (name) listedLabel(found, field, name);
}

function listedLabel(found: Found, field: string, name: string): void {
  const problems = isDns1035Label(name);
  if (problems.length) found.push(invalidValue(field, name, problems.join(",")));
}
