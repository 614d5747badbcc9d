import { type ApiObject, findMember, isShared, parseJson, textOfPart } from "@kubets/api";
import { LRUCache } from "lru-cache";

/** Of the texts that are remembered, in characters. */
const mostRemembered = 2 ** 22;

interface SharedSpec {
  readonly kind: string;
  readonly spec: object;
}

/** Shared specs of objects that were written, by their JSON: an object that is read again shares its spec again. */
const specs = new LRUCache<string, SharedSpec>({
  maxSize: mostRemembered,
  sizeCalculation: (_, text) => text.length,
  dispose: ({ spec }) => void remembered.delete(spec),
});
const remembered = new WeakSet<object>();

export function rememberSpec({ kind, spec }: ApiObject): void {
  if (!isShared(spec) || remembered.has(spec)) return;
  specs.set(textOfPart(spec), { kind, spec });
  remembered.add(spec);
}

/** Reads a stored object with the spec that it shares with others; undefined where it shares none. */
export function readWithSharedSpec(text: string): ApiObject | undefined {
  const place = specs.size > 0 ? findMember(text, "spec") : undefined;
  const shared = place && specs.get(text.slice(place.from, place.to));
  if (!shared) return undefined;
  const rest = parseJson(`${text.slice(0, place.from)}null${text.slice(place.to)}`) as ApiObject;
  return rest.kind === shared.kind ? Object.assign(rest, { spec: shared.spec }) : undefined;
}

/** How many of an object's bytes are its own. */
export const ownBytesOf = ({ spec }: ApiObject, bytes: number): number =>
  isShared(spec) ? Math.max(0, bytes - textOfPart(spec).length) : bytes;
