import { badRequest, type Kind, parseFieldSelector, parseLabelSelector } from "@kubets/api";
import type { Call } from "../road/call.ts";
import type { Selection } from "../store/store.ts";

/** Which objects a list, watch or deletecollection is about. */
export function selectionOf({ kind, namespace, name, options }: Call): Selection {
  const labels = options.labelSelector ? parseLabelSelector(options.labelSelector) : undefined;
  const text = name ? withName(options.fieldSelector, name) : options.fieldSelector;
  const fields = text ? parseFieldSelector(text) : undefined;
  for (const { path } of fields?.requirements ?? []) checkSelectable(kind, path);
  return { ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}), ...(fields ? { fields } : {}) };
}

/** A watch of one object is a watch of the collection with its name as a field selector. */
const withName = (selector: string, name: string) =>
  selector ? `${selector},metadata.name=${name}` : `metadata.name=${name}`;

const always = new Set(["metadata.name", "metadata.namespace"]);

function checkSelectable(kind: Kind, path: string): void {
  if (always.has(path) || kind.selectableFields.includes(path)) return;
  throw badRequest(
    kind.selectableFields.length > 0
      ? `field label not supported: ${path}`
      : `"${path}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
  );
}
