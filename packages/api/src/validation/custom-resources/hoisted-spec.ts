import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
  JSONSchemaProps,
  SelectableField,
} from "../../generated/types/apiextensions-v1.ts";
import { sameValue } from "../common.ts";

/** What a version may have of its own, or share with all others. */
export interface VersionParts {
  readonly schema?: { readonly openAPIV3Schema?: JSONSchemaProps };
  readonly subresources?: CustomResourceSubresources;
  readonly additionalPrinterColumns?: readonly CustomResourceColumnDefinition[];
  readonly selectableFields?: readonly SelectableField[];
}

/** A definition as it is validated: what all versions share stands beside them, and errors name it there. */
export interface HoistedSpec {
  readonly spec: CustomResourceDefinitionSpec;
  readonly shared: VersionParts;
  /** The versions, each without what is shared. */
  readonly versions: readonly CustomResourceDefinitionVersion[];
}

const parts = ["schema", "subresources", "additionalPrinterColumns", "selectableFields"] as const;

/** Takes out of the versions what they all have alike; what a single version has is shared by all. */
export function hoistedSpec(spec: CustomResourceDefinitionSpec): HoistedSpec {
  const versions = spec.versions ?? [];
  const [first] = versions;
  if (!first) return { spec, shared: {}, versions };
  const alike = parts.filter((part) =>
    versions.every((version) => sameValue(filled(version[part]), filled(first[part]))),
  );
  return {
    spec,
    shared: Object.fromEntries(alike.map((part) => [part, first[part] ?? undefined])),
    versions: versions.map((version) => {
      const own: Record<string, unknown> = { ...version };
      for (const part of alike) delete own[part];
      return own as unknown as CustomResourceDefinitionVersion;
    }),
  };
}

/** An empty list is as good as none. */
const filled = (value: unknown): unknown => (Array.isArray(value) && !value.length ? null : (value ?? null));

/** The schema of a version, wherever it stands. */
export const schemaOf = (
  spec: CustomResourceDefinitionSpec | undefined,
  versionName: string,
): JSONSchemaProps | undefined => spec?.versions?.find(({ name }) => name === versionName)?.schema?.openAPIV3Schema;
