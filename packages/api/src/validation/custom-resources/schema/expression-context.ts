import { type DeclaredType, declaredTypes } from "../../../cel/declared-type.ts";
import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";

/** What the expressions of one schema may cost together. */
export interface TotalCost {
  total: number;
  /** The most expensive ones, the first of them first. */
  readonly mostExpensive: { readonly field: string; readonly cost: number }[];
}

/** What expressions at one place of a schema may name, and how often they may be evaluated for one object. */
export interface ExpressionContext {
  /** The type of what is there; absent where expressions do not see it. */
  type(): DeclaredType | undefined;
  readonly objects: ReturnType<typeof declaredTypes>["objects"];
  readonly schema: JSONSchemaProps;
  /** Absent where a list or map above has no bound. */
  readonly maxCardinality: number | undefined;
  readonly total: TotalCost;
  readonly types: ReturnType<typeof declaredTypes>;
}

export function rootExpressions(schema: JSONSchemaProps): ExpressionContext {
  const types = declaredTypes();
  return {
    types,
    objects: types.objects,
    schema,
    type: () => types.of(schema, true),
    maxCardinality: 1,
    total: { total: 0, mostExpensive: [] },
  };
}

/** The place of a schema right below: a property, an item or a value. */
export function childExpressions(
  parent: ExpressionContext | undefined,
  schema: JSONSchemaProps,
): ExpressionContext | undefined {
  if (!parent) return undefined;
  const times = maxElements(parent.schema);
  const known = parent.maxCardinality !== undefined && times !== undefined;
  return {
    ...parent,
    schema,
    type: () => parent.types.of(schema, Boolean(schema["x-kubernetes-embedded-resource"])),
    maxCardinality: known ? parent.maxCardinality * times : undefined,
  };
}

/** How many values one of this schema may hold of each that is below; unknown where nothing bounds it. */
function maxElements({ type, additionalProperties, maxProperties, maxItems }: JSONSchemaProps): number | undefined {
  const isMap = type === "object" && (additionalProperties ?? undefined) !== undefined;
  if (!isMap && type !== "array") return 1;
  const bound = (isMap ? maxProperties : maxItems) ?? undefined;
  return bound === undefined ? undefined : Math.max(0, Number(bound));
}
