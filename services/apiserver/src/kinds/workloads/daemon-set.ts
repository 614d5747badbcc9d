import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { DaemonSet } from "@kubets/api/types/apps-v1";
import { defineKind } from "../define-kind.ts";
import { templateWarnings } from "../pod/pod-warnings.ts";

/** `templateGeneration` was a field of spec before apps/v1; where it lives on today is an annotation. */
const templateGeneration = "deprecated.daemonset.template.generation";

export const daemonSet = defineKind<DaemonSet>({
  kind: kinds.DaemonSet,
  generation: "spec",
  hiddenAnnotation: templateGeneration,
  prepareCreate: (object) => {
    const asked = Number(object.metadata.annotations?.[templateGeneration] ?? 0);
    return withTemplateGeneration(object, Math.max(asked, 1));
  },
  prepareUpdate: (next, previous) => {
    const current = Number(previous.metadata.annotations?.[templateGeneration] ?? 0);
    const changed = !isDeepStrictEqual(next.spec?.template, previous.spec?.template);
    return withTemplateGeneration(next, changed ? current + 1 : current);
  },
  warnings: (next, previous) =>
    previous && isDeepStrictEqual(next.spec?.template, previous.spec?.template)
      ? []
      : templateWarnings(next.spec?.template, "spec.template"),
});

const withTemplateGeneration = (object: DaemonSet, generation: number): DaemonSet => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, [templateGeneration]: String(generation) },
  },
});
