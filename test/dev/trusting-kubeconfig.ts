import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pair } from "./start-pair.ts";

/** The pair's kubeconfig, with the certificate to trust: gRPC is never spoken without knowing the server. */
export async function trustingKubeconfig({ kubeconfig, certificate, folder }: Pair): Promise<string> {
  const text = await readFile(kubeconfig, "utf8");
  const path = join(folder, "trusting-kubeconfig");
  await writeFile(path, text.replace("insecure-skip-tls-verify: true", `certificate-authority: "${certificate}"`));
  return path;
}
