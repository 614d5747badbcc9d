import { join } from "node:path";
import { parse } from "yaml";
import { readIfPresent, writeIfChanged } from "../host/files.ts";
import type { NodePlan } from "../layout.ts";
import type { CertificateSpec } from "../pki/certificate-spec.ts";
import type { KeyPair } from "../pki/issue.ts";
import { needsRenewal } from "../pki/needs-renewal.ts";
import { newPair } from "../pki/pki-files.ts";
import { componentKubeconfig } from "./component-kubeconfig.ts";

interface Embedded {
  readonly users?: readonly {
    readonly user?: { readonly "client-certificate-data"?: string; readonly "client-key-data"?: string };
  }[];
}

export interface EnsureKubeconfig {
  readonly node: NodePlan;
  readonly authority: KeyPair;
  /** `scheduler` for `scheduler.conf`. */
  readonly name: string;
  readonly spec: CertificateSpec;
}

/** The kubeconfig of a process; its certificate is made again where it no longer serves. */
export async function ensureKubeconfig({ node, authority, name, spec }: EnsureKubeconfig): Promise<void> {
  const path = join(node.paths.conf, `${name}.conf`);
  const held = embeddedPair(await readIfPresent(path));
  const serves = held && !needsRenewal({ cert: held.cert, authorityCert: authority.cert, spec, now: new Date() });
  const pair = serves ? held : await newPair(authority, spec);
  const text = componentKubeconfig({
    server: node.server,
    authorityCert: authority.cert,
    user: spec.commonName,
    pair,
  });
  await writeIfChanged(path, text, 0o600);
}

function embeddedPair(text: string | undefined): KeyPair | undefined {
  const user = text === undefined ? undefined : (parse(text) as Embedded | null)?.users?.[0]?.user;
  const [cert, key] = [user?.["client-certificate-data"], user?.["client-key-data"]];
  return cert && key ? { cert: fromBase64(cert), key: fromBase64(key) } : undefined;
}

const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString("utf8");
