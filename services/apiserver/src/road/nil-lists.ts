import { type ApiObject, type Field, type Kind, type Message, remakeOnce, type ValueType } from "@kubets/api";

/** Groups whose objects upstream stores as JSON, which keeps an empty list. */
const storedAsJson = new Set(["apiextensions.k8s.io", "apiregistration.k8s.io"]);

/**
 * The object as it comes back from upstream's store: protobuf does not tell an empty list from none, so a list that JSON
 * always shows is null when it is empty. The object itself where there is nothing to change.
 */
export function withNilLists(kind: Kind, object: ApiObject): ApiObject {
  if (storedAsJson.has(kind.group) || !kind.message.name.startsWith("k8s.io.")) return object;
  return inMessage(kind.message, object) as ApiObject;
}

type Values = Readonly<Record<string, unknown>>;

function inMessage(message: Message, value: object): object {
  const shown = fieldsOf(message);
  if (shown.length === 0) return value;
  let changed: Record<string, unknown> | undefined;
  for (const { field, always, inside } of shown) {
    const before = (value as Values)[field.json];
    if (before === undefined || before === null) continue;
    const after = always && Array.isArray(before) && before.length === 0 ? null : inside(before);
    if (after === before) continue;
    changed ??= { ...value };
    changed[field.json] = after;
  }
  return changed ?? value;
}

function inValue({ type, repeated }: Field, value: unknown): unknown {
  if (!repeated) return inType(type, value);
  if (!Array.isArray(value)) return value;
  let changed: unknown[] | undefined;
  for (let i = 0; i < value.length; i++) {
    const item = inType(type, value[i]);
    if (item === value[i]) continue;
    changed ??= value.slice();
    changed[i] = item;
  }
  return changed ?? value;
}

function inType(type: ValueType, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (type.is === "message") return type.message.custom ? value : inMessage(type.message, value);
  if (type.is !== "map" || type.value.is === "scalar") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inType(type.value, item)] as const);
  return entries.some(([key, item]) => item !== (value as Values)[key]) ? Object.fromEntries(entries) : value;
}

interface Shown {
  readonly field: Field;
  /** A list without omitempty. */
  readonly always: boolean;
  /** The value with nulls in it, where they belong. */
  readonly inside: (value: unknown) => unknown;
}

const known = new WeakMap<Message, readonly Shown[]>();

/** The fields of a message that are such lists, or in which there may be some. */
function fieldsOf(message: Message): readonly Shown[] {
  const found = known.get(message);
  if (found) return found;
  // A message that holds itself is looked at through its other fields.
  known.set(message, []);
  const shown = [...message.byJson.values()]
    .map((field) => ({
      field,
      always: field.repeated && !field.omitempty && !field.omitzero,
      inside: remakeOnce((value: unknown) => inValue(field, value)),
    }))
    .filter(({ field, always }) => always || reaches(field.type));
  known.set(message, shown);
  return shown;
}

function reaches(type: ValueType): boolean {
  if (type.is === "map") return reaches(type.value);
  return type.is === "message" && !type.message.custom && fieldsOf(type.message).length > 0;
}
