import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Deployment, ReplicaSet, StatefulSet } from "@kubets/api/types/apps-v1";
import type { PodTemplate, ReplicationController } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import { templateWarnings } from "../pod/pod-warnings.ts";
import { claimSpecWarnings, hostnameWarnings } from "../warnings.ts";

/** Objects with a pod template that need little else; their warnings are given again only when spec changes. */
export const deployment = defineKind<Deployment>({
  kind: kinds.Deployment,
  generation: (next, previous) =>
    changed(next, previous) || !isDeepStrictEqual(next.metadata.annotations, previous.metadata.annotations),
  parts: {
    status: {
      prepareUpdate: (next, previous) => {
        const { labels: _, ...metadata } = next.metadata;
        const { labels } = previous.metadata;
        return { ...next, metadata: { ...metadata, ...(labels ? { labels } : {}) } };
      },
      resetFields: [["spec"], ["metadata", "labels"]],
    },
  },
  warnings: podNameWarnings,
});

export const replicaSet = defineKind<ReplicaSet>({
  kind: kinds.ReplicaSet,
  generation: "spec",
  warnings: podNameWarnings,
});

export const replicationController = defineKind<ReplicationController>({
  kind: kinds.ReplicationController,
  orphansByDefault: {},
  generation: "spec",
  // On an update upstream takes the old template for the new one: it warns of what is not there any more.
  warnings: (next, previous) => {
    if (!previous) return podNameWarnings(next, previous);
    return changed(next, previous) ? templateWarnings(previous.spec?.template, "spec.template") : [];
  },
});

export const statefulSet = defineKind<StatefulSet>({
  kind: kinds.StatefulSet,
  generation: "spec",
  warnings: (next, previous) => {
    const { template, volumeClaimTemplates = [], revisionHistoryLimit = 0 } = next.spec ?? {};
    const claimField = previous ? ".Spec" : ""; // upstream's
    return [
      ...(changed(next, previous) ? templateWarnings(template, "spec.template") : []),
      ...volumeClaimTemplates.flatMap(({ spec }, i) =>
        claimSpecWarnings(spec ?? {}, `spec.volumeClaimTemplates[${i}]${claimField}`),
      ),
      ...(revisionHistoryLimit < 0
        ? ["spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended"]
        : []),
    ];
  },
});

export const podTemplate = defineKind<PodTemplate>({
  kind: kinds.PodTemplate,
  generation: (next, previous) => !isDeepStrictEqual(next.template, previous.template),
  warnings: (next, previous) =>
    previous && isDeepStrictEqual(next.template, previous.template) ? [] : templateWarnings(next.template, "template"),
});

type Templated = Deployment | ReplicaSet | ReplicationController;

const changed = (next: { readonly spec?: unknown }, previous: { readonly spec?: unknown } | undefined): boolean =>
  !previous || !isDeepStrictEqual(next.spec, previous.spec);

function podNameWarnings(next: Templated, previous: Templated | undefined): string[] {
  if (!changed(next, previous)) return [];
  return [
    ...(previous ? [] : hostnameWarnings(next.metadata.name)),
    ...templateWarnings(next.spec?.template, "spec.template"),
  ];
}
