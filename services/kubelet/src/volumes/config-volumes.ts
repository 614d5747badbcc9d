import type { VolumeProjection } from "@kubets/api/types/core-v1";
import { type Payload, type VolumeFile, writeAtomically } from "./atomic-writer.ts";
import { configMapFiles, secretFiles } from "./config-files.ts";
import { downwardFiles } from "./downward-files.ts";
import type { VolumeContext, VolumePlugin } from "./volume-plugin.ts";

const usualMode = 0o644;

export const configMap: VolumePlugin = {
  source: "configMap",
  folder: "kubernetes.io~configmap",
  follows: true,
  mount: async ({ configMap: source }, context) =>
    written(await configMapFiles(source!, source!.defaultMode ?? usualMode, context), context),
};

export const secret: VolumePlugin = {
  source: "secret",
  folder: "kubernetes.io~secret",
  follows: true,
  mount: async ({ secret: source }, context) => {
    const { secretName, items, optional, defaultMode = usualMode } = source!;
    return written(await secretFiles({ name: secretName, items, optional }, defaultMode, context), context);
  },
};

export const downwardAPI: VolumePlugin = {
  source: "downwardAPI",
  folder: "kubernetes.io~downward-api",
  follows: true,
  mount: async ({ downwardAPI: source }, context) =>
    written(downwardFiles(source!.items ?? [], source!.defaultMode ?? usualMode, context), context),
};

/** Several sources in one folder; a later one wins where two want the same path. */
export const projected: VolumePlugin = {
  source: "projected",
  folder: "kubernetes.io~projected",
  follows: true,
  mount: async ({ projected: source }, context) => {
    const mode = source!.defaultMode ?? usualMode;
    const files = new Map<string, VolumeFile>();
    for (const one of source!.sources ?? [])
      for (const [path, file] of await projectionFiles(one, mode, context)) files.set(path, file);
    return written(files, context);
  },
};

async function projectionFiles(one: VolumeProjection, mode: number, context: VolumeContext): Promise<Payload> {
  if (one.configMap) return configMapFiles(one.configMap, mode, context);
  if (one.secret) return secretFiles(one.secret, mode, context);
  if (one.downwardAPI) return downwardFiles(one.downwardAPI.items ?? [], mode, context);
  if (one.serviceAccountToken) {
    const { audience, expirationSeconds = 3600, path } = one.serviceAccountToken;
    const token = await context.tokens.token(context.pod, { audience, expirationSeconds });
    return new Map([[path, { data: Buffer.from(token), mode }]]);
  }
  throw new Error("this source of a projected volume is not supported");
}

async function written(files: Payload, { path, group }: VolumeContext): Promise<string> {
  await writeAtomically(path, files, { group });
  return path;
}
