import { badRequest } from "../errors.ts";
import type { Message } from "../schema/schema.ts";
import {
  dropDirectives,
  orderOf,
  patchDirective,
  patchFailure,
  primitivesToDelete,
  refuseUnaddressed,
  retained,
  unknownDirective,
} from "./directives.ts";
import { goTypeOf } from "./go-text.ts";
import { isObject, type JsonObject, withoutKey } from "./json-object.ts";
import { checkOrderOf, mergeLists } from "./merge-lists.ts";
import { type MergeRule, type MergeRules, rulesOf } from "./merge-rule.ts";
import { sameValue } from "./same-value.ts";

/** Merges a patch into an object, by the rules of its fields. */
export function mergeObjects(before: JsonObject, patch: JsonObject, rules: MergeRules): JsonObject {
  const directive = patchDirective(patch);
  if (directive === "replace") return withoutKey(patch, "$patch");
  if (directive === "delete") return {};
  if (directive !== undefined) throw unknownDirective(directive, patch);
  const merged = new Map(Object.entries(retained(before, patch)));
  for (const key of keysToMerge(patch)) {
    const value = merge(merged.get(key), { key, patch, rule: rules(key) });
    if (value === undefined) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** The fields that a patch touches, be it by a directive beside them alone. */
function keysToMerge(patch: JsonObject): Set<string> {
  const keys = new Set<string>();
  for (const key of Object.keys(patch)) {
    const [, named] = /^\$(?:setElementOrder|deleteFromPrimitiveList)\/(.*)$/.exec(key) ?? [];
    if (named !== undefined) keys.add(named);
    else if (key !== "$patch" && key !== "$retainKeys") {
      refuseUnaddressed(key);
      keys.add(key);
    }
  }
  return keys;
}

interface Place {
  readonly key: string;
  /** The patch in which the key stands, with its directives beside it. */
  readonly patch: JsonObject;
  readonly rule: MergeRule;
}

/** The value under a key after the patch; undefined removes it. */
function merge(given: unknown, { key, patch, rule }: Place): unknown {
  const value = Object.hasOwn(patch, key) ? patch[key] : undefined;
  const order = orderOf(patch, key);
  const gone = primitivesToDelete(patch, key);
  const before = Array.isArray(given) && gone.length > 0 ? given.filter((item) => !isAmong(item, gone)) : given;
  if (value === null) return undefined;
  const isPair = Array.isArray(before) ? Array.isArray(value) : isObject(before) && isObject(value);
  if (rule.unknownTo && (isPair || order))
    throw patchFailure(`unable to find api field in struct ${rule.unknownTo} for the json field "${key}"`);
  if (rule.merges && Array.isArray(before) && (value === undefined || Array.isArray(value)))
    return mergeLists({ before, patch: value ?? [], order, rule });
  if (order && Array.isArray(value)) checkOrderOf(value, order, rule);
  if (value === undefined) return before;
  if (isObject(before) && isObject(value)) return rule.replaces ? value : mergeObjects(before, value, rule.below);
  // What replaces another list is taken as it is, with its nulls.
  return Array.isArray(before) && Array.isArray(value) ? value : dropDirectives(value);
}

const isAmong = (item: unknown, values: readonly unknown[]) => values.some((value) => sameValue(item, value));

/**
 * Strategic merge patch: a merge patch that knows from the schema which lists are merged, by which key, and the
 * directives `$patch`, `$retainKeys`, `$setElementOrder` and `$deleteFromPrimitiveList`. Never changes its arguments.
 * Throws 400 for what is no patch; 500 with upstream's text, and upstream's code, for directives that make no sense.
 */
export function strategicMergePatch(message: Message, target: unknown, patch: unknown): unknown {
  if (patch === null) return target;
  if (!isObject(patch))
    throw badRequest(`json: cannot unmarshal ${goTypeOf(patch)} into Go value of type map[string]interface {}`);
  return mergeObjects(isObject(target) ? target : {}, patch, rulesOf(message));
}
