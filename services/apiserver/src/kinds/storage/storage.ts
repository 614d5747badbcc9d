import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { CSIDriver, CSIStorageCapacity, StorageClass } from "@kubets/api/types/storage-v1";
import { defineKind } from "../define-kind.ts";
import { nodeLabelWarning, nodeLabelWarnings } from "../warnings.ts";

export const storageClass = defineKind<StorageClass>({
  kind: kinds.StorageClass,
  warnings: ({ allowedTopologies }) =>
    (allowedTopologies ?? []).flatMap(({ matchLabelExpressions }, i) =>
      (matchLabelExpressions ?? []).flatMap(({ key }, j) => {
        const message = nodeLabelWarning(key);
        return message ? [`allowedTopologies[${i}].matchLabelExpressions[${j}].key: ${message}`] : [];
      }),
    ),
});

export const csiStorageCapacity = defineKind<CSIStorageCapacity>({
  kind: kinds.CSIStorageCapacity,
  allowUnconditionalUpdate: false,
  warnings: ({ nodeTopology }) => [
    ...(nodeTopology?.matchExpressions ?? []).flatMap(({ key }, i) => {
      const message = nodeLabelWarning(key);
      return message ? [`nodeTopology.matchExpressions[${i}].key: ${key} is ${message}`] : [];
    }),
    ...nodeLabelWarnings(Object.keys(nodeTopology?.matchLabels ?? {}), (key) => `nodeTopology.matchLabels.${key}`),
  ],
});

export const csiDriver = defineKind<CSIDriver>({
  kind: kinds.CSIDriver,
  allowUnconditionalUpdate: false,
  // It starts without one: upstream counts changes only.
  generation: "changes",
  prepareCreate: withoutScaling,
  prepareUpdate: (next, previous) =>
    previous.spec?.preventPodSchedulingIfMissing === undefined ? withoutScaling(next) : next,
  warnings: ({ spec }, previous) => {
    const asked = (spec?.tokenRequests ?? []).length > 0 && spec?.serviceAccountTokenInSecrets === undefined;
    return asked && !isDeepStrictEqual(spec?.tokenRequests, previous?.spec?.tokenRequests) ? [tokensInSecrets] : [];
  },
});

const tokensInSecrets =
  "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true " +
  "to prevent possible logging of tokens in volume attributes";

/** The feature VolumeLimitScaling is alpha, and off. */
function withoutScaling(object: CSIDriver): CSIDriver {
  if (object.spec?.preventPodSchedulingIfMissing === undefined) return object;
  const { preventPodSchedulingIfMissing: _, ...spec } = object.spec;
  return { ...object, spec };
}
