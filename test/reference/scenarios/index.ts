import type { Scenario } from "../scenario.ts";
import { applyErrors } from "./apply-errors.ts";
import { applyLists } from "./apply-lists.ts";
import { applyNested } from "./apply-nested.ts";
import { applyOwnership } from "./apply-ownership.ts";
import { applyValues } from "./apply-values.ts";
import { jsonPatches } from "./json-patches.ts";
import { managedFields } from "./managed-fields.ts";
import { mergePatches } from "./merge-patches.ts";
import { partManagers } from "./part-managers.ts";
import { readsAndDeletes } from "./reads-and-deletes.ts";
import { scales } from "./scales.ts";
import { statusManagers } from "./status-managers.ts";
import { strategicPatches } from "./strategic-patches.ts";
import { versionManagers } from "./version-managers.ts";

/** Everything that is told to both servers. */
export const scenarios: readonly Scenario[] = [
  ...applyOwnership,
  ...applyLists,
  ...applyNested,
  ...applyValues,
  ...applyErrors,
  ...statusManagers,
  ...scales,
  ...partManagers,
  ...versionManagers,
  ...managedFields,
  ...jsonPatches,
  ...mergePatches,
  ...strategicPatches,
  ...readsAndDeletes,
];
