import { goStructName } from "../codec/custom-forms.ts";
import type { Field, Message, ValueType } from "../schema/schema.ts";

/** What the schema says about merging the value under a key. */
export interface MergeRule {
  /** A list whose items are merged, not one that is replaced. */
  readonly merges: boolean;
  /** An object that is replaced, not merged. */
  readonly replaces: boolean;
  readonly mergeKey: string | undefined;
  /** Go's name of the struct that has no such field: there nothing can be merged. */
  readonly unknownTo?: string;
  /** The rules of what stands below: in the object, the map, or each item of the list. */
  readonly below: MergeRules;
}

export type MergeRules = (key: string) => MergeRule;

const plain: MergeRule = { merges: false, replaces: false, mergeKey: undefined, below: () => plain };

export const rulesOf =
  (message: Message): MergeRules =>
  (key) => {
    // What has a form of its own in JSON has no fields there.
    const field = message.custom ? undefined : message.byJson.get(key);
    return field ? ruleOf(field) : { ...plain, unknownTo: goStructName(message) };
  };

function ruleOf(field: Field): MergeRule {
  return {
    merges: field.patchStrategy.includes("merge"),
    replaces: field.patchStrategy.includes("replace"),
    mergeKey: field.patchMergeKey,
    below: rulesBelow(field.type),
  };
}

function rulesBelow(type: ValueType): MergeRules {
  if (type.is === "message") return rulesOf(type.message);
  if (type.is !== "map") return plain.below;
  const ofValue: MergeRule = { ...plain, below: rulesBelow(type.value) };
  return () => ofValue;
}
