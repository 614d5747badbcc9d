import type { Field, Message } from "../schema/schema.ts";
import { absent, type Defaulter, type Defaulters, type Fields, inTurn, whenAbsent } from "./defaulter.ts";
import { membersOf, mergeIn } from "./merge-in.ts";
import { roundQuantities } from "./round-quantities.ts";

/** Where defaults can come in at and below one message: everything else in an object is never looked at. */
export interface Plan {
  readonly message: Message;
  readonly own: Defaulter | undefined;
  readonly children: readonly Child[];
}
interface Child {
  readonly name: string;
  readonly repeated: boolean;
  readonly plan: Plan;
}

/**
 * The object with its defaults, in schema order; the object itself where nothing was missing. What it shares with `known`,
 * which has its defaults, is not looked at again.
 */
export function fillIn(plan: Plan, object: Fields, known?: Fields): Fields {
  if (object === known) return object;
  const added = plan.own?.(object);
  const started = added ? mergeIn(plan.message, object, added) : object;
  let result = started;
  for (const { name, repeated, plan: inner } of plan.children) {
    const value = result[name];
    if (absent(value)) continue;
    const was = known?.[name];
    const filled = repeated
      ? fillInAll(inner, value as readonly Fields[], was as readonly Fields[] | undefined)
      : fillIn(inner, value as Fields, was as Fields | undefined);
    if (filled === value) continue;
    if (result === started) result = { ...started };
    (result as Record<string, unknown>)[name] = filled;
  }
  return result;
}

function fillInAll(plan: Plan, items: readonly Fields[], known: readonly Fields[] | undefined): readonly Fields[] {
  if (items === known) return items;
  let result: Fields[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const filled = item && fillIn(plan, item, known?.[i]);
    if (filled === item || !filled) continue;
    result ??= items.slice();
    result[i] = filled;
  }
  return result ?? items;
}

/** Makes plans from a list of defaulters; messages that no default can reach have none. */
export function planner(defaulters: Defaulters): (message: Message) => Plan | undefined {
  const made = new Map<Message, Plan | undefined>();
  const planOf = (message: Message): Plan | undefined => {
    if (made.has(message)) return made.get(message);
    const children: Child[] = [];
    const plan: Plan = { message, own: ownDefaulter(message, defaulters[message.name]), children };
    made.set(message, reachesDefault(message, defaulters) ? plan : undefined);
    for (const field of membersOf(message)) {
      const inner = field.type.is === "message" ? planOf(field.type.message) : undefined;
      if (inner) children.push({ name: field.json, repeated: field.repeated, plan: inner });
    }
    return made.get(message);
  };
  return planOf;
}

function ownDefaulter(message: Message, written: Defaulter | undefined): Defaulter | undefined {
  const declared = declaredDefaults(message);
  const resourceLists = membersOf(message).filter(isResourceList);
  const steps = [
    ...(resourceLists.length ? [roundQuantities(resourceLists.map((field) => field.json))] : []),
    ...(written ? [written] : []),
    ...(declared ? [whenAbsent(declared)] : []),
  ];
  return steps.length > 1 ? inTurn(...steps) : steps[0];
}

function reachesDefault(from: Message, defaulters: Defaulters): boolean {
  const seen = new Set([from]);
  for (const message of seen) {
    if (ownDefaulter(message, defaulters[message.name])) return true;
    for (const { type } of message.fields) if (type.is === "message") seen.add(type.message);
  }
  return false;
}

/** The defaults that `proto/` declares; one that equals what an absent field means anyway is never written. */
function declaredDefaults(message: Message): Fields | undefined {
  const visible = membersOf(message).filter(
    (field) => !absent(field.default) && (field.pointer || !field.omitempty || !!field.default),
  );
  return visible.length ? Object.fromEntries(visible.map((field) => [field.json, field.default])) : undefined;
}

/** core/v1 ResourceList: a map from resource name to quantity. */
const isResourceList = ({ type }: Field): boolean =>
  type.is === "map" && type.value.is === "message" && type.value.message.custom === "Quantity";
