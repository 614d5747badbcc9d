import type { ApiObject, Field, Kind, Message, ValueType } from "../schema/schema.ts";
import { DecodeError, goValueName, WrongType } from "./codec-error.ts";
import { goStructName, goTypeName, plainForms } from "./custom-forms.ts";
import { asDecodeError, errorsOf, toldOf } from "./errors-of.ts";
import { goTypeOfField } from "./go-type-names.ts";
import { guarded } from "./guarded.ts";
import { setKey, sortedKeys } from "./key-order.ts";
import { goScalars, normaliseScalar, zeroScalars } from "./scalars.ts";
import { reportUnknownFields } from "./unknown-fields.ts";

export interface DecodeOptions {
  /** Told what the schema does not have, in the order of the input: `unknown field "spec.foo"`. */
  readonly strict?: (problem: string) => void;
  /** Where the value stands in a larger one: `spec.template`. */
  readonly path?: string;
  /** What `decode` once made of the same message: objects and lists that the input shares with it are taken as they are. */
  readonly known?: object;
}

/**
 * Makes a JSON value what Go's decoder and encoder would make of it: fields in Go's order, unknown ones dropped, zero
 * values left out or put in as the schema says, quantities and times canonical, map keys sorted. The input is not changed;
 * the output may share free-form parts with it. Throws DecodeError with Go's wording.
 */
export function decode(message: Message, value: unknown, options: DecodeOptions = {}): Record<string, unknown> {
  const run: Run = { sawUnknown: false };
  const result = guarded(() => codecOf(message)(value, run, options.known)) as Record<string, unknown>;
  if (run.sawUnknown && options.strict) {
    reportUnknownFields({ message, value, path: options.path ?? "", report: options.strict });
  }
  return result;
}

/** Decodes an object of a kind: its kind and apiVersion are set whatever the input says. */
export function decodeObject(kind: Kind, value: unknown, options: DecodeOptions = {}): ApiObject {
  const object = decode(kind.message, value, options);
  if (object.kind === kind.kind && object.apiVersion === kind.apiVersion) return object as unknown as ApiObject;
  const { kind: _, apiVersion: __, ...rest } = object;
  return { kind: kind.kind, apiVersion: kind.apiVersion, ...rest } as unknown as ApiObject;
}

interface Run {
  sawUnknown: boolean;
}
/** Normalises a value that is not absent; null gives the zero value. `known` is what stands there in the known object. */
type Codec = (value: unknown, run: Run, known?: unknown) => unknown;

/** What stands under a key or index of a known value. */
const below = (known: unknown, key: string | number): unknown =>
  typeof known === "object" && known !== null ? (known as Readonly<Record<string | number, unknown>>)[key] : undefined;

const isKnown = (value: unknown, known: unknown): boolean =>
  value === known && typeof value === "object" && value !== null;

/** One field of an object: what to write for what was given, or undefined for nothing. */
interface Step {
  readonly name: string;
  /** Has a property of every object's prototype as its name, so that reading it needs care. */
  readonly isInherited: boolean;
  /** Written when the field is absent. */
  readonly absent: ((run: Run) => unknown) | undefined;
  readonly read: Codec;
  /** The message that declares the field, and Go's names of the structs that it is embedded with: `VolumeSource.`. */
  readonly owner: Message;
  readonly embedded: string;
}

const codecs = new WeakMap<Message, Codec>();

/** The codec of a message, made when first needed; messages refer to each other in cycles. */
function codecOf(message: Message): Codec {
  const known = codecs.get(message);
  if (known) return known;
  const made = message.custom ? customCodec(message) : structCodec(message);
  codecs.set(message, made);
  return made;
}

function structCodec(message: Message): Codec {
  const struct = goStructName(message);
  const type = goTypeName(message);
  let steps: readonly Step[] | undefined;
  return (given, run, known) => {
    steps ??= stepsOf(message);
    const value = asObject(given, type);
    const out: Record<string, unknown> = {};
    let seen = 0;
    let at = 0;
    try {
      for (; at < steps.length; at++) {
        const step = steps[at] as Step;
        const item = step.isInherited && !Object.hasOwn(value, step.name) ? undefined : value[step.name];
        if (item === undefined) {
          if (step.absent) out[step.name] = step.absent(run);
          continue;
        }
        seen++;
        const was = below(known, step.name);
        const made = isKnown(item, was) ? item : step.read(item, run, was);
        if (made !== undefined) out[step.name] = made;
      }
    } catch (error) {
      const wrong = { error: asDecodeError(error), at: (steps[at] as Step).name };
      const after = steps.slice(at + 1);
      const others = errorsOf(after, ({ name, read }) => value[name] === undefined || read(value[name], run));
      const told = toldOf([wrong, ...others.map(({ at: i, error }) => ({ error, at: after[i]!.name }))], value);
      const step = steps.find(({ name }) => name === told.at) as Step;
      if (told.error instanceof WrongType) stoodIn(struct, step, told.error);
      throw told.error;
    }
    if (!run.sawUnknown && hasMoreKeys(value, seen)) run.sawUnknown = true;
    return out;
  };
}

function stoodIn(struct: string, { name, owner, embedded }: Step, error: WrongType): void {
  error.within(struct, embedded + name, (form) => goTypeOfField(owner, name, form));
}

function asObject(value: unknown, type: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || Array.isArray(value)) throw new WrongType(goValueName(value), type);
  return (value ?? nothing) as Readonly<Record<string, unknown>>;
}
const nothing = {};

function hasMoreKeys(value: object, count: number): boolean {
  let left = count;
  for (const _ in value) if (left-- === 0) return true;
  return false;
}

/** The fields in Go's order, those of inlined messages in the place of the message. */
function stepsOf(message: Message, embedded = ""): Step[] {
  const whose = { owner: message, embedded };
  const steps = message.typeMeta ? ["kind", "apiVersion"].map((name) => ({ ...typeMetaStep(name), ...whose })) : [];
  for (const field of message.fields) {
    if (!field.inline) steps.push({ ...stepOf(field), ...whose });
    else if (field.type.is === "message") {
      const { message: inlined } = field.type;
      steps.push(...stepsOf(inlined, `${embedded}${goStructName(inlined)}.`));
    }
  }
  return steps;
}

type PlainStep = Omit<Step, "owner" | "embedded">;

const typeMetaStep = (name: string): PlainStep => ({
  name,
  isInherited: false,
  absent: undefined,
  read: (value) => (value === null ? undefined : normaliseScalar.string(value) || undefined),
});

function stepOf(field: Field): PlainStep {
  const read = field.repeated ? listCodec(field) : field.type.is === "map" ? mapFieldCodec(field) : singleCodec(field);
  const absent = read(null, { sawUnknown: false }) === undefined ? undefined : (run: Run) => read(null, run);
  return { name: field.json, isInherited: field.json in Object.prototype, absent, read };
}

function listCodec(field: Field): Codec {
  const item = valueCodec(field.type);
  const type = `[]${goType(field.type)}`;
  const empty = field.omitempty || field.omitzero ? undefined : null;
  return (value, run, known) => {
    if (value === null) return empty;
    if (!Array.isArray(value)) throw new WrongType(goValueName(value), type);
    if (value.length === 0 && empty === undefined) return undefined;
    const read = (one: unknown, index: number) => {
      const was = below(known, index);
      return isKnown(one, was) ? one : item(one, run, was);
    };
    try {
      return value.map(read);
    } catch (error) {
      asDecodeError(error);
      throw toldOf(errorsOf(value, read), value).error;
    }
  };
}

function mapFieldCodec(field: Field): Codec {
  const map = mapCodec(field.type);
  const isDropped = field.omitempty || field.omitzero;
  return (value, run, known) => {
    if (value === null) return isDropped ? undefined : null;
    const made = map(value, run, known) as object;
    return isDropped && !hasMoreKeys(made, 0) ? undefined : made;
  };
}

function mapCodec(type: ValueType): Codec {
  const { value: member } = type as Extract<ValueType, { is: "map" }>;
  const read = valueCodec(member);
  // Of no bytes, a map holds the empty text.
  const isBytes = member.is === "scalar" && member.scalar === "bytes";
  const item: Codec = isBytes ? (value, run) => read(value, run) ?? "" : read;
  const goName = goType(type);
  return (value, run, known) => {
    if (value === null) return null;
    if (typeof value !== "object" || Array.isArray(value)) throw new WrongType(goValueName(value), goName);
    const out: Record<string, unknown> = {};
    const members = value as Readonly<Record<string, unknown>>;
    const read = (key: string) => {
      const was = below(known, key);
      setKey(out, key, isKnown(members[key], was) ? members[key] : item(members[key], run, was));
    };
    try {
      for (const key of sortedKeys(value)) read(key);
    } catch (error) {
      asDecodeError(error);
      throw toldOf(errorsOf(Object.keys(value), read), []).error;
    }
    return out;
  };
}

function singleCodec(field: Field): Codec {
  const { type } = field;
  const isDropped = field.omitempty || field.omitzero;
  const codec = valueCodec(type);
  if (field.pointer)
    return (value, run, known) => (value === null ? (isDropped ? undefined : null) : codec(value, run, known));
  if (type.is === "scalar") {
    const zero = zeroScalars[type.scalar];
    if (!isDropped) return codec;
    return (value, run) => {
      const made = codec(value, run);
      return made === zero || made === "" ? undefined : made;
    };
  }
  if (!field.omitzero) return codec;
  return (value, run, known) => {
    const made = codec(value, run, known);
    return isZero(made, codec(null, run)) ? undefined : made;
  };
}

const isZero = (value: unknown, zero: unknown): boolean =>
  value === zero || (typeof value === "object" && JSON.stringify(value) === JSON.stringify(zero));

function valueCodec(type: ValueType): Codec {
  if (type.is === "map") return mapCodec(type);
  if (type.is === "scalar") {
    const normalise = normaliseScalar[type.scalar];
    const zero = zeroScalars[type.scalar];
    return (value) => (value === null ? zero : normalise(value));
  }
  const { message } = type;
  let codec: Codec | undefined;
  return (value, run, known) => {
    codec ??= codecOf(message);
    return codec(value, run, known);
  };
}

function customCodec(message: Message): Codec {
  const plain = message.custom && plainForms[message.custom];
  if (plain) return plain.normalise;
  if (message.custom === "Slice")
    return listCodec({ ...(message.fields[0] as Field), omitempty: false, omitzero: false });
  const schema = valueCodec((message.fields.find((field) => field.type.is === "message") as Field).type);
  if (message.custom === "SchemaOrBool") {
    return (value, run) => {
      if (value === null || typeof value === "boolean") return value ?? false;
      if (typeof value === "object" && !Array.isArray(value)) return schema(value, run);
      throw new DecodeError("boolean or JSON schema expected");
    };
  }
  const items = message.custom === "SchemaOrArray" ? schema : normaliseScalar.string;
  return (value, run) => {
    if (value === null) return null;
    if (Array.isArray(value)) return value.length > 0 ? value.map((one) => items(one, run)) : null;
    if (typeof value === "object") return schema(value, run);
    // Of names, Go reads anything else as none.
    if (message.custom === "SchemaOrStringArray") return null;
    throw new WrongType(goValueName(value), goTypeName(message));
  };
}

function goType(type: ValueType): string {
  if (type.is === "scalar") return goScalars[type.scalar];
  return type.is === "map" ? `map[string]${goType(type.value)}` : goTypeName(type.message);
}
