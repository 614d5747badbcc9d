import type { Kind } from "@kubets/api";
import type { Selection } from "../store.ts";
import type { StoredEntry } from "./entry.ts";
import { fieldText } from "./field-text.ts";

/** A selection made ready to be asked many times, with the parts that can be looked up instead of asked. */
export interface Matcher {
  /** Same text: same selection. */
  readonly identity: string;
  /** No labels and no fields: at most a namespace. */
  readonly plain: boolean;
  readonly everything: boolean;
  readonly nothing: boolean;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  /** The first field beyond name and namespace that must have one value. */
  readonly field: { readonly path: string; readonly value: string } | undefined;
  textOf(entry: StoredEntry, path: string): string;
  matches(entry: StoredEntry): boolean;
}

export function matcherOf(kind: Kind, { namespace, labels, fields }: Selection): Matcher {
  const requirements = fields?.requirements ?? [];
  const exact = (path: string) => requirements.find((r) => r.path === path && r.operator === "=")?.value;
  const inNamespace = namespace || exact("metadata.namespace") || undefined;
  const name = exact("metadata.name") || undefined;
  const field = requirements.find((r) => r.operator === "=" && !r.path.startsWith("metadata."));
  const withLabels = labels && !labels.empty ? labels : undefined;
  const withFields = fields && !fields.empty ? fields : undefined;

  const readers = new Map(requirements.map(({ path }) => [path, fieldText(kind, path)]));
  const textOf = (entry: StoredEntry, path: string): string => {
    if (path === "metadata.name") return entry.name;
    if (path === "metadata.namespace") return entry.namespace;
    return entry.field(path, readers.get(path) ?? fieldText(kind, path));
  };

  return {
    identity: JSON.stringify([namespace ?? "", withLabels?.toString() ?? "", withFields?.toString() ?? ""]),
    plain: !withLabels && !withFields,
    everything: !namespace && !withLabels && !withFields,
    nothing: labels?.nothing ?? false,
    namespace: inNamespace,
    name,
    field,
    textOf,
    matches: (entry) =>
      (!namespace || entry.namespace === namespace) &&
      (!withFields || withFields.matches((path) => textOf(entry, path))) &&
      (!withLabels || withLabels.matches(entry.labels)),
  };
}
