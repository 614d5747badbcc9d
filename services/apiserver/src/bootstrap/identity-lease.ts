import { createHash } from "node:crypto";
import { ApiError, type ApiObject, formatMicroTime, kinds } from "@kubets/api";
import type { RoadDeps } from "../road/deps.ts";
import { createObject } from "../verbs/create.ts";
import { update } from "../verbs/update.ts";
import { beginWriting } from "../verbs/writing.ts";
import { complete, systemCall } from "./system-call.ts";

export interface Identity {
  readonly hostname: string;
  /** Different for each start of the process. */
  readonly instance: string;
  /** `10.0.0.1:6443`. */
  readonly advertised: string;
}

const namespace = "kube-system";
const leaseSeconds = 3600;
export const identityRenewMs = 10_000;

/** `apiserver-` and 16 bytes of a hash in base 32, upstream's: the same for a host after a restart. */
export function identityName(hostname: string): string {
  const hashed = Buffer.concat([hostname, "kube-apiserver"].map(lengthPrefixed));
  return `apiserver-${base32(createHash("sha256").update(hashed).digest().subarray(0, 16))}`;
}

function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

/** Tells the others that this server is there: a Lease in kube-system, which is written again and again. */
export async function renewIdentityLease(deps: RoadDeps, identity: Identity): Promise<void> {
  const name = identityName(identity.hostname);
  const object = identityLease(identity, deps.now());
  try {
    const current = await deps.store.get(kinds.Lease, namespace, name);
    const next = { ...object, metadata: { ...object.metadata, resourceVersion: String(current.revision) } };
    await update(systemCall({ kind: kinds.Lease, verb: "update", object: next, name, namespace }), deps);
  } catch (error) {
    if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
    const call = systemCall({ kind: kinds.Lease, verb: "create", object, name: "", namespace });
    await createObject(beginWriting(call, deps), complete(kinds.Lease, object));
  }
}

export const identityLease = ({ hostname, instance, advertised }: Identity, now: Date): ApiObject => ({
  kind: "Lease",
  apiVersion: "coordination.k8s.io/v1",
  metadata: {
    name: identityName(hostname),
    namespace,
    labels: { "apiserver.kubernetes.io/identity": "kube-apiserver", "kubernetes.io/hostname": hostname },
    annotations: { "kubernetes.io/peer-advertise-address": advertised },
  },
  spec: {
    holderIdentity: `${identityName(hostname)}_${instance}`,
    leaseDurationSeconds: leaseSeconds,
    renewTime: formatMicroTime(now),
  },
});

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}
