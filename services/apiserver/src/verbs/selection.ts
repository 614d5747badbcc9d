import { badRequest, type FieldSelector, parseFieldSelector, parseLabelSelector, renameFields } from "@kubets/api";
import type { Call } from "../road/call.ts";
import type { Selection } from "../store/store.ts";
import { storedField } from "./field-labels.ts";

/** Which objects a list, watch or deletecollection is about. */
export function selectionOf({ kind, namespace, name, options }: Call): Selection {
  const labels = options.labelSelector ? parseLabelSelector(options.labelSelector) : undefined;
  const asked = options.fieldSelector ? parseFieldSelector(options.fieldSelector) : undefined;
  const known = asked && renameFields(asked, (label) => storedField(kind, label));
  const fields = name ? ofOneName(name, known) : known;
  return { ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}), ...(fields ? { fields } : {}) };
}

/** A watch of one object is a watch of its collection that selects its name, and may not select another. */
function ofOneName(name: string, fields: FieldSelector | undefined): FieldSelector {
  if (!fields || fields.empty) return parseFieldSelector(`metadata.name=${name.replace(/[\\,=]/g, "\\$&")}`);
  const isMeant = fields.requirements.some(
    ({ path, operator, value }) => path === "metadata.name" && operator === "=" && value === name,
  );
  if (!isMeant) throw badRequest("fieldSelector metadata.name doesn't match requested name");
  return fields;
}
