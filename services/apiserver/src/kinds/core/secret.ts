import { createPrivateKey, X509Certificate } from "node:crypto";
import { kinds } from "@kubets/api";
import type { Secret } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";

export const secret = defineKind<Secret>({
  kind: kinds.Secret,
  prepareCreate: mergeStringData,
  prepareUpdate: (next, previous) => {
    const merged = mergeStringData(next);
    return merged.type ? merged : { ...merged, type: previous.type };
  },
  warnings: ({ type, data }) => (type === "kubernetes.io/tls" ? keyPairWarnings(data ?? {}) : []),
});

/** `stringData` is for writing only: its values replace those of `data`, and it is never stored. */
function mergeStringData(object: Secret): Secret {
  const { stringData, ...rest } = object;
  if (!stringData) return object;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(text).toString("base64")] as const);
  const data = Object.fromEntries(
    [...Object.entries(rest.data ?? {}), ...encoded].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  return { ...rest, data };
}

const pem = (base64: string | undefined) => Buffer.from(base64 ?? "", "base64").toString();

function keyPairWarnings(data: Readonly<Record<string, string>>): string[] {
  const [certificate, key] = [pem(data["tls.crt"]), pem(data["tls.key"])];
  if (!certificate.includes("-----BEGIN")) return ["tls: failed to find any PEM data in certificate input"];
  if (!key.includes("-----BEGIN")) return ["tls: failed to find any PEM data in key input"];
  try {
    const matches = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
    return matches ? [] : ["tls: private key does not match public key"];
  } catch {
    return ["tls: failed to parse private key"];
  }
}
