import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Logger } from "../logging/logger.ts";

/** What a TLS side needs, as PEM. A server without `ca` asks for no client certificates. */
export interface TlsMaterial {
  readonly cert: Buffer | undefined;
  readonly key: Buffer | undefined;
  readonly ca: Buffer | undefined;
}

/** TLS material that may change while the process runs. */
export interface TlsSource {
  current(): TlsMaterial;
  /** Calls with each new material; returns how to stop. */
  onChange(listener: (material: TlsMaterial) => void): () => void;
  close(): void;
}

export interface TlsFiles {
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly caFile?: string;
}

export interface WatchOptions {
  readonly log: Logger;
  /** Pause between looks at the files. */
  readonly intervalMs?: number;
}

/** Material that never changes: that of a kubeconfig with embedded data. */
export const fixedTls = (material: TlsMaterial): TlsSource => ({
  current: () => material,
  onChange: () => () => {},
  close: () => {},
});

/**
 * Material of files, read again while the process runs. Contents are compared, so that swapped symbolic links are seen;
 * a pair that does not fit together (half of a rotation) is passed over until it does. Throws when the first reading fails.
 */
export async function openTlsFiles(files: TlsFiles, { log, intervalMs = 10_000 }: WatchOptions): Promise<TlsSource> {
  let material = await readMaterial(files);
  const listeners = new Set<(material: TlsMaterial) => void>();
  const look = async () => {
    try {
      const next = await readMaterial(files);
      if (same(next, material)) return;
      material = next;
      log.info("TLS files have changed and were read again", { ...files });
      for (const listener of listeners) listener(next);
    } catch (error) {
      log.warn("TLS files cannot be used yet; the old ones stay", { ...files, reason: error });
    }
  };
  const timer = setInterval(() => void look(), intervalMs).unref();
  return {
    current: () => material,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}

async function readMaterial({ certFile, keyFile, caFile }: TlsFiles): Promise<TlsMaterial> {
  const read = (path: string | undefined) => (path ? readFile(path) : Promise.resolve(undefined));
  const [cert, key, ca] = await Promise.all([read(certFile), read(keyFile), read(caFile)]);
  if (cert && key && !new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)))
    throw new Error("the key does not belong to the certificate");
  if (ca) void new X509Certificate(ca);
  return { cert, key, ca };
}

const sameBytes = (a: Buffer | undefined, b: Buffer | undefined): boolean => (a && b ? a.equals(b) : a === b);
const same = (a: TlsMaterial, b: TlsMaterial): boolean =>
  sameBytes(a.cert, b.cert) && sameBytes(a.key, b.key) && sameBytes(a.ca, b.ca);

/** Keeps a TLS or HTTP/2 server on the newest material; returns how to stop. */
export const keepSecureContext = (
  server: { setSecureContext(options: { cert?: Buffer; key?: Buffer; ca?: Buffer }): void },
  source: TlsSource,
): (() => void) => source.onChange((material) => server.setSecureContext(material));
