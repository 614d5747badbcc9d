import type { KeyToPath } from "@kubets/api/types/core-v1";
import type { Payload, VolumeFile } from "./atomic-writer.ts";

export interface KeyFiles {
  readonly data: ReadonlyMap<string, Buffer>;
  readonly items: readonly KeyToPath[] | undefined;
  readonly mode: number;
  readonly optional: boolean;
  /** `configmap "x"`, for messages. */
  readonly what: string;
}

/** Files of the keys that are asked for; of all where nothing is. */
export function keyFiles({ data, items, mode, optional, what }: KeyFiles): Payload {
  const files = new Map<string, VolumeFile>();
  if (!items) {
    for (const [key, value] of data) files.set(key, { data: value, mode });
    return files;
  }
  for (const { key, path, mode: own } of items) {
    const value = data.get(key);
    if (value) files.set(path, { data: value, mode: own ?? mode });
    else if (!optional) throw new Error(`references non-existent ${what} key: ${key}`);
  }
  return files;
}
