import { type Logger, openTlsFiles, type TlsSource } from "@kubets/component";
import type { Settings } from "../settings.ts";

/** What the server shows of itself: the files of the flags, or a certificate of its own making. */
export async function openServingTls(settings: Settings, log: Logger): Promise<TlsSource> {
  const { tlsCertFile, tlsPrivateKeyFile, certDir, clientCaFile, advertiseAddress } = settings;
  const caFile = clientCaFile || undefined;
  if (tlsCertFile) return openTlsFiles({ certFile: tlsCertFile, keyFile: tlsPrivateKeyFile, caFile }, { log });
  const addresses = ["127.0.0.1", ...(advertiseAddress ? [advertiseAddress] : [])];
  // Most servers are given a certificate, and need not know how to make one.
  const { selfSignedFiles } = await import("../server/self-signed.ts");
  const made = await selfSignedFiles({ dir: certDir, addresses, now: new Date() });
  log.info("No certificate was given: serving with a self-signed one", { ...made });
  return openTlsFiles({ ...made, caFile }, { log });
}
