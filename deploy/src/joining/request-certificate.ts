import { setTimeout as pause } from "node:timers/promises";
import type { Api } from "../cluster/api.ts";
import { Failure } from "../failure.ts";
import type { CertificateSpec } from "../pki/certificate-spec.ts";
import type { KeyPair } from "../pki/issue.ts";
import { createRequest } from "../pki/signing-request.ts";

const folder = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const withinMs = 60_000;
const lookMs = 200;

interface SigningRequest {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly certificate?: string;
    readonly conditions?: readonly { readonly type: string; readonly message?: string }[];
  };
}

export interface Wanted {
  readonly signerName: string;
  readonly spec: CertificateSpec;
}

/** Makes a key, asks the cluster to sign for it, and waits for the answer. The key never leaves this machine. */
export async function requestCertificate(api: Api, { signerName, spec }: Wanted): Promise<KeyPair> {
  const { key, request } = await createRequest(spec);
  const made = await api.send<SigningRequest>("POST", folder, {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { generateName: "node-csr-" },
    spec: {
      request: Buffer.from(request).toString("base64"),
      signerName,
      usages: ["digital signature", ...spec.usages.map((usage) => `${usage} auth`)],
    },
  });
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { status } = (await api.send<SigningRequest>("GET", `${folder}/${made!.metadata.name}`)) ?? {};
    if (status?.certificate) return { cert: Buffer.from(status.certificate, "base64").toString("utf8"), key };
    const refusal = status?.conditions?.find(({ type }) => type === "Denied" || type === "Failed");
    if (refusal)
      throw new Failure(`the cluster refuses to sign for ${spec.commonName}: ${refusal.message ?? refusal.type}`);
    if (Date.now() > deadline)
      throw new Failure(
        `nobody has signed ${made!.metadata.name} within ${withinMs / 1000} s; check that the controller-manager runs on the control plane ("kubets status" there).`,
      );
    await pause(lookMs);
  }
}
