import { kinds, stringifyJson } from "@kubets/api";
import type { BootstrapObject } from "./bootstrap-object.ts";

export interface ClientAuthorities {
  /** PEM of the authority of client certificates. */
  readonly clientCa?: string;
  /** PEM of the authority of the front proxy's certificate, by which extension servers know us. */
  readonly requestHeaderCa?: string;
  readonly allowedNames: readonly string[];
}

/** What extension API servers read to know whom to believe: only written where there are such authorities. */
export function extensionAuthentication({
  clientCa,
  requestHeaderCa,
  allowedNames,
}: ClientAuthorities): BootstrapObject[] {
  const data = {
    ...(clientCa ? { "client-ca-file": clientCa } : {}),
    ...(requestHeaderCa
      ? {
          "requestheader-allowed-names": stringifyJson(allowedNames),
          "requestheader-client-ca-file": requestHeaderCa,
          "requestheader-extra-headers-prefix": stringifyJson(["X-Remote-Extra-"]),
          "requestheader-group-headers": stringifyJson(["X-Remote-Group"]),
          "requestheader-uid-headers": stringifyJson(["X-Remote-Uid"]),
          "requestheader-username-headers": stringifyJson(["X-Remote-User"]),
        }
      : {}),
  };
  if (!Object.keys(data).length) return [];
  return [
    {
      kind: kinds.ConfigMap,
      object: {
        kind: "ConfigMap",
        apiVersion: "v1",
        metadata: { name: "extension-apiserver-authentication", namespace: "kube-system" },
        data,
      },
    },
  ];
}
