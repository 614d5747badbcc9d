import type { CustomResourceDefinition } from "../../generated/types/apiextensions-v1.ts";
import {
  validateDefinitionChange,
  validateDefinitionStatus,
  validateNewDefinition,
} from "../custom-resources/definition.ts";
import { invalidValue } from "../found.ts";
import { rulesOf } from "../rules.ts";

export const customResourceDefinition = rulesOf<CustomResourceDefinition>({
  finalizers: "any",
  metadataOnUpdate: ["change"],
  metadataOnStatus: true,
  validateNew: (definition, found) => {
    const { metadata, spec } = definition;
    const wanted = `${spec?.names?.plural ?? ""}.${spec?.group ?? ""}`;
    for (const name of ["generateName", "name"] as const) {
      const given = metadata?.[name];
      if (!given || given === wanted) continue;
      found.push(invalidValue(`metadata.${name}`, given, 'must be spec.names.plural+"."+spec.group'));
    }
    validateNewDefinition(definition, found);
  },
  validateChange: validateDefinitionChange,
  subresources: { status: ({ next }, found) => validateDefinitionStatus(next, found) },
});
