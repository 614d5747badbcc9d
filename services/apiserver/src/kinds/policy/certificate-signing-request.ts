import { kinds } from "@kubets/api";
import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition as Condition,
} from "@kubets/api/types/certificates-v1";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";

export const certificateSigningRequest = defineKind<CertificateSigningRequest>({
  kind: kinds.CertificateSigningRequest,
  prepareCreate: (object, { user }) => {
    const { username: _n, uid: _u, groups: _g, extra: _e, ...spec } = object.spec ?? {};
    const extra = Object.keys(user.extra).length ? { extra: user.extra } : {};
    const asked = { ...spec, username: user.name, uid: user.uid, groups: user.groups, ...extra };
    return { ...object, spec: asked as CertificateSigningRequest["spec"] };
  },
  prepareUpdate: (next, previous) => ({ ...next, spec: previous.spec, status: previous.status }),
  resetFields: [["spec"], ["status"]],
  parts: {
    // The signer writes the certificate and its own failure; what was approved or denied stays.
    status: {
      prepareUpdate: (next, previous, context) => withTimes(keepDecisions(next, previous), previous, context),
      resetFields: [["spec"], ["status", "conditions"]],
    },
    // The approver writes conditions only.
    approval: {
      prepareUpdate: (next, previous, context) => {
        const { conditions } = withTimes(next, previous, context).status ?? {};
        return { ...next, spec: previous.spec, status: { ...previous.status, conditions } };
      },
      resetFields: [["spec"], ["status", "certificate"]],
    },
  },
});

function keepDecisions(
  next: CertificateSigningRequest,
  previous: CertificateSigningRequest,
): CertificateSigningRequest {
  const kept = ["Approved", "Denied"].reduce<readonly Condition[]>(
    (conditions, type) => keepOfType(conditions, previous.status?.conditions ?? [], type),
    next.status?.conditions ?? [],
  );
  return next.status?.conditions ? { ...next, status: { ...next.status, conditions: [...kept] } } : next;
}

function keepOfType(next: readonly Condition[], previous: readonly Condition[], type: string): readonly Condition[] {
  const old = previous.filter((condition) => condition.type === type);
  if (next.filter((condition) => condition.type === type).length !== old.length) return next;
  const left = old.values();
  return next.map((condition) => (condition.type === type ? (left.next().value ?? condition) : condition));
}

function withTimes(
  next: CertificateSigningRequest,
  previous: CertificateSigningRequest,
  { now }: HookContext,
): CertificateSigningRequest {
  if (!next.status?.conditions) return next;
  const time = `${now.toISOString().slice(0, 19)}Z`;
  const before = previous.status?.conditions ?? [];
  const conditions = next.status.conditions.map((condition) => {
    const same = before.find(({ type, status }) => type === condition.type && status === condition.status);
    return {
      ...condition,
      lastUpdateTime: condition.lastUpdateTime ?? time,
      lastTransitionTime: condition.lastTransitionTime ?? same?.lastTransitionTime ?? time,
    };
  });
  return { ...next, status: { ...next.status, conditions } };
}
