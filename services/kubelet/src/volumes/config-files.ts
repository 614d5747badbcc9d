import { ApiError } from "@kubets/api";
import type { ConfigMapProjection, SecretProjection } from "@kubets/api/types/core-v1";
import type { Payload } from "./atomic-writer.ts";
import { keyFiles } from "./key-files.ts";
import type { VolumeContext } from "./volume-plugin.ts";

/** The files of a ConfigMap; none for an optional one that is missing. */
export async function configMapFiles(
  from: ConfigMapProjection,
  mode: number,
  context: VolumeContext,
): Promise<Payload> {
  const { name = "", items, optional = false } = from;
  const found = await unlessMissing(optional, context.config.configMap(context.pod.metadata.namespace ?? "", name));
  const data = new Map([
    ...Object.entries(found?.data ?? {}).map(([key, text]) => [key, Buffer.from(text)] as const),
    ...Object.entries(found?.binaryData ?? {}).map(([key, text]) => [key, Buffer.from(text, "base64")] as const),
  ]);
  return found ? keyFiles({ data, items, mode, optional, what: "config" }) : new Map();
}

/** The files of a Secret; none for an optional one that is missing. */
export async function secretFiles(from: SecretProjection, mode: number, context: VolumeContext): Promise<Payload> {
  const { name = "", items, optional = false } = from;
  const found = await unlessMissing(optional, context.config.secret(context.pod.metadata.namespace ?? "", name));
  const data = new Map(
    Object.entries(found?.data ?? {}).map(([key, text]) => [key, Buffer.from(text, "base64")] as const),
  );
  return found ? keyFiles({ data, items, mode, optional, what: "secret" }) : new Map();
}

async function unlessMissing<T>(optional: boolean, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (optional && error instanceof ApiError && error.reason === "NotFound") return undefined;
    throw error;
  }
}
