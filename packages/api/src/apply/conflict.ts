import { ApiError, type StatusCause } from "../errors.ts";
import { type FieldSet, pathsOf } from "./field-set.ts";
import type { Managed } from "./managed-entries.ts";
import { textOfPath } from "./path-element.ts";

/** Another manager and the fields of its that would change. */
export interface Conflict {
  readonly with: Managed;
  readonly fields: FieldSet;
}

/** `"kubectl" using apps/v1`: an updater is named with its version, an applier is not. */
function nameOf({ manager, operation, apiVersion, subresource }: Managed): string {
  const name = `${JSON.stringify(manager)}${subresource ? ` with subresource ${JSON.stringify(subresource)}` : ""}`;
  return operation === "Update" ? `${name} using ${apiVersion}` : name;
}

/** Upstream puts conflicts in the order of what it knows managers by. */
const rankOf = ({ manager, operation, apiVersion, subresource }: Managed): string =>
  JSON.stringify({
    manager,
    operation,
    ...(operation === "Update" ? { apiVersion } : {}),
    ...(subresource ? { subresource } : {}),
  });

/** 409 with one cause for each field. */
export function applyConflict(conflicts: readonly Conflict[]): ApiError {
  const byManager = [...conflicts]
    .sort((a, b) => (rankOf(a.with) < rankOf(b.with) ? -1 : 1))
    .map((conflict) => ({ name: nameOf(conflict.with), paths: [...pathsOf(conflict.fields)].map(textOfPath) }));
  const causes: StatusCause[] = byManager.flatMap(({ name, paths }) =>
    paths.map((field) => ({ reason: "FieldManagerConflict", message: `conflict with ${name}`, field })),
  );
  const [only] = causes;
  const all = byManager.flatMap(({ name, paths }) => [`conflicts with ${name}:`, ...paths.map((path) => `- ${path}`)]);
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${only!.message}: ${only!.field}`
      : `Apply failed with ${causes.length} conflicts: ${all.join("\n")}`;
  return new ApiError("Conflict", message, { details: { causes } });
}
