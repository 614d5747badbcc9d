import { readFile } from "node:fs/promises";
import type { Logger } from "../logging/logger.ts";
import { fixedTls, openTlsFiles, type TlsSource } from "../tls/tls-source.ts";
import { grpcServerOf, type KubeconfigContext, parseKubeconfig } from "./parse-kubeconfig.ts";

/** What `@kubets/client` needs to connect. */
export interface ClusterAccess {
  readonly endpoints: readonly string[];
  readonly tls: TlsSource;
  /** The bearer token of now; undefined where a certificate identifies us. */
  readonly token: () => Promise<string | undefined>;
  readonly serverName: string | undefined;
  readonly namespace: string;
}

export interface OpenKubeconfig {
  readonly log: Logger;
  /** Other gRPC doors than port 6444 of the kubeconfig's server. */
  readonly endpoints?: readonly string[];
  readonly context?: string;
}

/** Reads a kubeconfig; its certificate files are watched, its token file is read again every few seconds. */
export async function openKubeconfig(path: string, options: OpenKubeconfig): Promise<ClusterAccess> {
  const said = parseKubeconfig(await readFile(path, "utf8"), path, options.context);
  return {
    endpoints: options.endpoints?.length ? options.endpoints : [grpcServerOf(said.server)],
    tls: await tlsOf(said, options.log),
    token: said.tokenFile ? tokenOfFile(said.tokenFile) : async () => said.token,
    serverName: said.tlsServerName,
    namespace: said.namespace,
  };
}

/** The kubelet renews such a file long before its token ends, so it need not be read for every call. */
const tokenKeptMs = 10_000;

function tokenOfFile(path: string): () => Promise<string> {
  let kept: { readonly token: Promise<string>; readonly until: number } | undefined;
  return () => {
    const now = Date.now();
    if (!kept || kept.until <= now) {
      const token = readFile(path, "utf8").then((text) => text.trim());
      token.catch(() => {
        kept = undefined;
      });
      kept = { token, until: now + tokenKeptMs };
    }
    return kept.token;
  };
}

/** Embedded data wins over files, as in client-go; what is embedded cannot change. */
async function tlsOf(said: KubeconfigContext, log: Logger): Promise<TlsSource> {
  const files = {
    ...(said.certData ? {} : { certFile: said.certFile, keyFile: said.keyFile }),
    ...(said.caData ? {} : { caFile: said.caFile }),
  };
  const watched = Object.values(files).some(Boolean) ? await openTlsFiles(files, { log }) : undefined;
  const embedded = {
    ...(said.certData ? { cert: said.certData, key: said.keyData } : {}),
    ...(said.caData ? { ca: said.caData } : {}),
  };
  const none = { cert: undefined, key: undefined, ca: undefined };
  if (!watched) return fixedTls({ ...none, ...embedded });
  return {
    current: () => ({ ...watched.current(), ...embedded }),
    onChange: (listener) => watched.onChange((material) => listener({ ...material, ...embedded })),
    close: watched.close,
  };
}
