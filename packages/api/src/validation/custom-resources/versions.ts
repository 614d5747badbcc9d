import type { CustomResourceDefinitionVersion } from "../../generated/types/apiextensions-v1.ts";
import { isDns1035Label } from "../formats/dns.ts";
import { type Found, invalidValue } from "../found.ts";
import type { HoistedSpec } from "./hoisted-spec.ts";
import type { DefinitionOptions } from "./options.ts";
import { validatePrinterColumns } from "./printer-columns.ts";
import { structuralProblem } from "./schema/structural.ts";
import { validateSchema } from "./schema/validate-schema.ts";
import { validateSelectableFields } from "./selectable-fields.ts";
import { validateSubresources } from "./subresources.ts";

/** Each version by itself, with what it does not share with all others. */
export function validateVersions({ versions, shared }: HoistedSpec, options: DefinitionOptions, found: Found): void {
  for (const [i, version] of versions.entries()) {
    const field = `spec.versions[${i}]`;
    const problems = isDns1035Label(version.name ?? "");
    if (problems.length) found.push(invalidValue(`${field}.name`, version.name ?? "", problems.join(",")));
    const own = versions.some(({ subresources }) => subresources) ? version.subresources : shared.subresources;
    validateVersion(version, { field, hasStatus: Boolean(own?.status), options }, found);
  }
}

interface VersionPlace {
  readonly field: string;
  readonly hasStatus: boolean;
  readonly options: DefinitionOptions;
}

function validateVersion(
  version: CustomResourceDefinitionVersion,
  { field, hasStatus, options }: VersionPlace,
  found: Found,
): void {
  const { name, schema, selectableFields = [] } = version;
  validateDeprecationWarning(version, `${field}.deprecationWarning`, found);
  const root = schema?.openAPIV3Schema;
  if (root) validateSchema(root, { field: `${field}.schema.openAPIV3Schema`, hasStatus, options }, found);
  validateSubresources(version.subresources, `${field}.subresources`, found);
  validatePrinterColumns(version.additionalPrinterColumns, `${field}.additionalPrinterColumns`, found);
  if (!selectableFields?.length) return;
  const at = `${field}.selectableFields`;
  if (!root) {
    found.push(invalidValue(at, "", "may only be set when `version.schema.openAPIV3Schema` is not included"));
    return;
  }
  const problem = structuralProblem(root);
  if (problem) found.push(invalidValue(`${field}.schema.openAPIV3Schema`, "", problem));
  const allowTooMany = options.tooManySelectableFields.has(name);
  validateSelectableFields(selectableFields, { schema: root, field: at, allowTooMany }, found);
}

const maxWarningBytes = 256;

function validateDeprecationWarning(
  { deprecated, deprecationWarning: warning }: CustomResourceDefinitionVersion,
  field: string,
  found: Found,
): void {
  if (warning === undefined || warning === null) return;
  const say = (rule: string) => found.push(invalidValue(field, warning, rule));
  if (!deprecated) {
    say("can only be set for deprecated versions");
    return;
  }
  if (Buffer.byteLength(warning) > maxWarningBytes) say(`must be <= ${maxWarningBytes} characters long`);
  if (!warning) say("must not be an empty string");
  const unprintable = warning.search(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u);
  if (unprintable < 0) return;
  const index = Buffer.byteLength(warning.slice(0, unprintable));
  say(`must only contain printable UTF-8 characters; non-printable character found at index ${index}`);
}
