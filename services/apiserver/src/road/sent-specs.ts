import { type Extent, findDuplicateKeys, findMember, type Kind, parseJson, share } from "@kubets/api";
import { LRUCache } from "lru-cache";

/** Of the texts that are remembered, in characters. */
const mostRemembered = 2 ** 22;
/** A longer spec is one of a kind. */
const longestSpec = 2 ** 16;

/** Specs as clients sent them, by kind and text: decoded, without any problem, and defaulted. */
const specs = new LRUCache<string, object>({ maxSize: mostRemembered, sizeCalculation: (_, key) => key.length });

/** The spec in a body: many objects, the pods of one workload above all, come with the very same. */
export interface SentSpec {
  readonly text: string;
  readonly place: Extent;
  readonly key: string;
}

export function findSpec({ message }: Kind, text: string): SentSpec | undefined {
  const place = message.byJson.has("spec") ? findMember(text, "spec") : undefined;
  if (!place || place.to - place.from > longestSpec) return undefined;
  return { text, place, key: `${message.name} ${text.slice(place.from, place.to)}` };
}

/** A body whose spec was sent before: `known` are the parts of its value that are decoded and have their defaults. */
interface PartlyKnown {
  readonly value: object;
  readonly known: { readonly spec: object };
}

/** Undefined where the body must be read as a whole. */
export function readWithKnownSpec({ text, place, key }: SentSpec): PartlyKnown | undefined {
  const spec = specs.get(key);
  if (!spec) return undefined;
  const rest = `${text.slice(0, place.from)}null${text.slice(place.to)}`;
  let isPlain = true;
  let value: unknown;
  try {
    value = parseJson(rest, () => {
      isPlain = false;
    });
  } catch {
    return undefined;
  }
  if (!isPlain || findDuplicateKeys(rest, value).length > 0) return undefined;
  return { value: Object.assign(value as object, { spec }), known: { spec: share(spec) } };
}

export function rememberSpec({ key }: SentSpec, spec: unknown): void {
  if (typeof spec === "object" && spec !== null) specs.set(key, spec);
}
