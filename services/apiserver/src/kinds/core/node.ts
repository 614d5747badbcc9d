import { kinds } from "@kubets/api";
import type { Node } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import { cidrWarnings } from "../warnings.ts";

export const node = defineKind<Node>({
  kind: kinds.Node,
  // A node registers with its status: the kubelet's first write is the whole object.
  keepsStatusOnCreate: true,
  prepareCreate: (object) => withoutConfig(withoutSource(object)),
  prepareUpdate: (next, previous) => (previous.spec?.configSource ? next : withoutSource(next)),
  parts: {
    status: { prepareUpdate: (next, previous) => (previous.status?.config ? next : withoutConfig(next)) },
  },
  warnings: ({ spec }) => [
    ...(spec?.configSource ? ["spec.configSource: the feature is removed"] : []),
    ...(spec?.externalID ? ["spec.externalID: this field is deprecated, and is unused by Kubernetes"] : []),
    ...(spec?.podCIDRs ?? []).flatMap((cidr, i) => cidrWarnings(`spec.podCIDRs[${i}]`, cidr)),
  ],
});

/** Dynamic kubelet configuration is gone; its fields are kept only where an old object still has them. */
function withoutConfig(object: Node): Node {
  if (!object.status?.config) return object;
  const { config: _, ...status } = object.status;
  return { ...object, status };
}

function withoutSource(object: Node): Node {
  if (!object.spec?.configSource) return object;
  const { configSource: _, ...spec } = object.spec;
  return { ...object, spec };
}
