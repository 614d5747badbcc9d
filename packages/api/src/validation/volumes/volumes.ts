import type { Volume } from "../../generated/types/core-v1.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { duplicateValue, type Found, report, requiredValue } from "../found.ts";
import type { Volumes } from "../pod/mounts.ts";
import { validateSource } from "./source-checks.ts";

/** Checks the volumes of a pod spec; those that may be mounted are returned by name. */
export function validateVolumes(volumes: readonly Volume[] | undefined, field: string, found: Found): Volumes {
  const byName = new Map<string, Volume>();
  for (const [i, volume] of (volumes ?? []).entries()) {
    const item = `${field}[${i}]`;
    const before = found.length;
    validateSource(volume, item, found);
    if (!volume.name) found.push(requiredValue(`${item}.name`));
    else report(found, `${item}.name`, volume.name, isDns1123Label(volume.name));
    if (volume.name && byName.has(volume.name)) found.push(duplicateValue(`${item}.name`, volume.name));
    // What mounts a volume that is wrong in itself is told that it is not there.
    if (found.length === before) byName.set(volume.name, volume);
  }
  return byName;
}
