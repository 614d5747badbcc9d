import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type ApiObject, type Kind, kinds } from "@kubets/api";
import { holdsEmpty } from "../road/holds-empty.ts";
import { withMetadata } from "../road/with-metadata.ts";
import { defineKind } from "./define-kind.ts";
import type { KindRecord } from "./kind-record.ts";
import { resetMetadata } from "./reset-metadata.ts";

/** Status of these is written without touching metadata. */
const statusAlone = { status: { prepareUpdate: resetMetadata, resetFields: [["spec"], ["metadata"]] } };

/** The same, but not even what is not to be read of metadata is looked at. */
const metadataAlone = {
  status: {
    prepareUpdate: <T extends ApiObject>(next: T, { metadata }: T): T => ({
      ...next,
      metadata: { ...metadata, managedFields: next.metadata.managedFields },
    }),
    resetFields: statusAlone.status.resetFields,
  },
};

/** Names of manifests that a server reads from files. */
const staticSuffix = ".static.k8s.io";
interface Webhooks {
  readonly webhooks?: unknown;
}
const webhooksChange =
  ({ message }: Pick<Kind, "message">) =>
  (next: Webhooks, previous: Webhooks, sent: unknown): boolean =>
    !isDeepStrictEqual(next.webhooks, previous.webhooks) ||
    holdsEmpty(message, { webhooks: (sent as Webhooks | undefined)?.webhooks });

/** Everything but metadata and status is the spec: endpoint slices by name, custom resources by rule. */
export const contentChanges = (next: object, previous: object): boolean => {
  const content = ({ metadata: _m, status: _s, ...rest }: { metadata?: unknown; status?: unknown }) => rest;
  return !isDeepStrictEqual(content(next), content(previous));
};

/** Kinds of which there is only a flag or two to say. */
export const plainKinds = [
  defineKind({
    kind: kinds.LimitRange,
    allowCreateOnUpdate: true,
    prepareCreate: (object) => (object.metadata.name ? object : withMetadata(object, { name: randomUUID() })),
  }),
  defineKind({ kind: kinds.RuntimeClass, allowCreateOnUpdate: true, allowUnconditionalUpdate: false }),
  defineKind({ kind: kinds.Role, allowCreateOnUpdate: true }),
  defineKind({ kind: kinds.ClusterRole, allowCreateOnUpdate: true }),
  defineKind({ kind: kinds.RoleBinding, allowCreateOnUpdate: true }),
  defineKind({ kind: kinds.ClusterRoleBinding, allowCreateOnUpdate: true }),

  defineKind({ kind: kinds.PriorityClass, generation: "fixed" }),
  defineKind({ kind: kinds.PodDisruptionBudget, generation: "spec", allowUnconditionalUpdate: false }),
  defineKind({ kind: kinds.FlowSchema, generation: "spec", parts: metadataAlone }),
  defineKind({ kind: kinds.PriorityLevelConfiguration, generation: "spec", parts: metadataAlone }),
  defineKind({ kind: kinds.IngressClass, generation: "spec" }),
  defineKind({ kind: kinds.ServiceCIDR, parts: statusAlone }),

  defineKind({ kind: kinds.CSINode, allowUnconditionalUpdate: false }),
  defineKind({ kind: kinds.VolumeAttachment, allowUnconditionalUpdate: false, parts: statusAlone }),

  defineKind({ kind: kinds.DeviceClass, generation: "spec" }),

  ...[
    defineKind({
      kind: kinds.MutatingWebhookConfiguration,
      generation: webhooksChange(kinds.MutatingWebhookConfiguration),
    }),
    defineKind({
      kind: kinds.ValidatingWebhookConfiguration,
      generation: webhooksChange(kinds.ValidatingWebhookConfiguration),
    }),
    defineKind({ kind: kinds.MutatingAdmissionPolicy, generation: "spec" }),
    defineKind({ kind: kinds.MutatingAdmissionPolicyBinding, generation: "spec" }),
    defineKind({ kind: kinds.ValidatingAdmissionPolicyBinding, generation: "spec" }),
    defineKind({ kind: kinds.ValidatingAdmissionPolicy, generation: "spec", parts: statusAlone }),
  ].map((record): KindRecord => ({ ...record, allowUnconditionalUpdate: false, warnings: staticNameWarnings })),
];

function staticNameWarnings({ metadata: { name } }: ApiObject): string[] {
  const what = "are reserved for static manifest-based configurations and cannot be managed via the API";
  return name?.endsWith(staticSuffix) ? [`metadata.name: names ending with "${staticSuffix}" ${what}`] : [];
}
