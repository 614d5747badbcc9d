import type { ProjectedVolumeSource, VolumeProjection } from "../../generated/types/core-v1.ts";
import { required } from "../common.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";
import { fileMode, validateDownwardFiles, validateItems } from "./files.ts";

const shortestToken = 10 * 60;
const longestToken = 2 ** 32;

/** Several sources as one folder; two of them may not write the same file. */
export function validateProjected(volume: ProjectedVolumeSource, field: string, found: Found): void {
  fileMode(found, `${field}.defaultMode`, volume.defaultMode);
  const taken = new Set<string>();
  for (const [i, source] of (volume.sources ?? []).entries()) {
    const item = `${field}.sources[${i}]`;
    validateSource(source, { item, volume: field }, found);
    for (const { path, shown } of pathsOf(source)) {
      if (taken.has(path)) found.push(invalidValue(field, shown, "conflicting duplicate paths"));
      taken.add(path);
    }
  }
}

function validateSource(
  { secret, configMap, downwardAPI, serviceAccountToken: token }: VolumeProjection,
  { item, volume }: { item: string; volume: string },
  found: Found,
): void {
  for (const [name, source] of Object.entries({ secret, configMap })) {
    if (!source) continue;
    required(found, `${item}.${name}.name`, source.name);
    validateItems(source.items, `${item}.${name}.items`, found);
  }
  if (downwardAPI) validateDownwardFiles(downwardAPI.items, `${item}.downwardAPI`, found);
  if (token) {
    const field = `${item}.serviceAccountToken.expirationSeconds`;
    const seconds = token.expirationSeconds ?? 0;
    if (seconds < shortestToken) {
      found.push(invalidValue(field, seconds, "may not specify a duration less than 10 minutes"));
    } else if (seconds > longestToken) {
      found.push(invalidValue(field, seconds, "may not specify a duration larger than 2^32 seconds"));
    }
    required(found, `${volume}.path`, token.path);
  }
  if ([secret, configMap, downwardAPI, token].filter(Boolean).length > 1) {
    found.push(forbiddenValue(item, "may not specify more than 1 volume type per source"));
  }
}

interface FilePath {
  readonly path: string;
  /** What is shown where the path is taken: of a secret or a config map, its name. */
  readonly shown: string;
}

function pathsOf({ secret, configMap, downwardAPI }: VolumeProjection): FilePath[] {
  const ofItems = (source: typeof secret) =>
    (source?.items ?? []).map(({ path }) => ({ path, shown: source?.name ?? "" }));
  const files = (downwardAPI?.items ?? []).map(({ path }) => ({ path, shown: path }));
  return [...ofItems(secret), ...ofItems(configMap), ...files].filter(({ path }) => path);
}
