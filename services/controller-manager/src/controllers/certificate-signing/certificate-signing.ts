import { kinds } from "@kubets/api";
import type { CertificateSigningRequest } from "@kubets/api/types/certificates-v1";
import type { Node, Service } from "@kubets/api/types/core-v1";
import { type Action, type Decision, defineController, patchStatus, remove } from "@kubets/client";
import { cannotSign, mayHave, ourSigners } from "./may-have.ts";
import { type Asked, readRequest } from "./read-request.ts";
import { type Authority, signCertificate } from "./sign-certificate.ts";

const kind = kinds.CertificateSigningRequest;
const hour = 60 * 60 * 1000;
/** How long requests stay: answered ones, and those that nobody answers. */
const keptMs = { answered: hour, pending: 24 * hour };

interface View {
  readonly request: CertificateSigningRequest;
  readonly nodes: readonly Node[];
  readonly apiService: Service | undefined;
  readonly authority: Authority;
}

/** Approves what a node may have, signs what is approved, and removes what is old. */
export function reconcile({ request, nodes, apiService, authority }: View, now: Date): Decision {
  const { spec, status, metadata } = request;
  const has = (type: string) => status?.conditions?.some((condition) => condition.type === type) ?? false;
  const answered = Boolean(status?.certificate) || has("Denied") || has("Failed");
  const age = now.getTime() - Date.parse(metadata.creationTimestamp ?? now.toISOString());
  const kept = answered ? keptMs.answered : keptMs.pending;
  if (age > kept) return [remove(kind, request)];
  const lookAgainAfterMs = kept - age + 1000;
  if (answered || !ourSigners.has(spec.signerName)) return { actions: [], lookAgainAfterMs };

  const usages = spec.usages ?? [];
  let asked: Asked;
  try {
    asked = readRequest(Buffer.from(spec.request, "base64").toString("utf8"));
  } catch (error) {
    return [failed(request, error instanceof Error ? error.message : String(error))];
  }
  const approval = has("Approved")
    ? undefined
    : mayHave({
        signerName: spec.signerName,
        usages,
        username: spec.username ?? "",
        groups: spec.groups ?? [],
        asked,
        addressesOfOthers: addressesOfOthers(asked.commonName, nodes, apiService),
      });
  if (!has("Approved") && approval === undefined) return { actions: [], lookAgainAfterMs };
  const problem = cannotSign(spec.signerName, usages, asked);
  if (problem !== undefined) return [failed(request, problem)];
  const { expirationSeconds } = spec;
  const certificate = signCertificate({ authority, asked, usages, expirationSeconds, now });
  return {
    actions: [
      ...(approval === undefined ? [] : [approved(request, approval)]),
      patchStatus(kind, request, { certificate: Buffer.from(certificate).toString("base64") }),
    ],
    lookAgainAfterMs,
  };
}

function addressesOfOthers(commonName: string, nodes: readonly Node[], api: Service | undefined): ReadonlySet<string> {
  const others = nodes.filter(({ metadata }) => `system:node:${metadata.name}` !== commonName);
  const addresses = others.flatMap(({ status }) => (status?.addresses ?? []).map(({ address }) => address));
  return new Set([...addresses, ...(api?.spec?.clusterIPs ?? []), "127.0.0.1", "::1"]);
}

const condition = (type: string, reason: string, message: string) => ({ type, status: "True", reason, message });

const approved = (request: CertificateSigningRequest, message: string): Action => ({
  ...(patchStatus(kind, request, {
    conditions: [...(request.status?.conditions ?? []), condition("Approved", "AutoApproved", message)],
  }) as Extract<Action, { do: "patch" }>),
  subresource: "approval",
});

const failed = (request: CertificateSigningRequest, message: string): Action =>
  patchStatus(kind, request, {
    conditions: [...(request.status?.conditions ?? []), condition("Failed", "SigningFailed", message)],
  });

/** Answers the certificate requests of nodes and of machines that join. `authority` is asked for at every pass. */
export const certificateSigning = (authority: () => Authority) =>
  defineController<View>({
    name: "certificatesigningrequest-signing",
    of: kind,
    reads: [kinds.Node, kinds.Service],
    view: (cache, key) => {
      const request = cache.get(kind, key);
      const apiService = cache.get(kinds.Service, { namespace: "default", name: "kubernetes" });
      return request && { request, nodes: cache.list(kinds.Node), apiService, authority: authority() };
    },
    reconcile,
  });
