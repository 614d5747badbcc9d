import { kinds } from "@kubets/api";
import type { Namespace } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";

const nameLabel = "kubernetes.io/metadata.name";
const finalizer = "kubernetes";

export const namespace = defineKind<Namespace>({
  kind: kinds.Namespace,
  prepareCreate: (object) => {
    const finalizers = object.spec?.finalizers ?? [];
    return {
      ...named(object),
      spec: { ...object.spec, finalizers: finalizers.includes(finalizer) ? finalizers : [...finalizers, finalizer] },
      status: { phase: "Active" },
    };
  },
  prepareUpdate: (next, previous) => ({
    ...named(next),
    spec: { ...next.spec, finalizers: previous.spec?.finalizers },
  }),
  parts: {
    status: { prepareUpdate: named, resetFields: [["spec"]] },
    finalize: {
      prepareUpdate: (next, previous) => named({ ...next, status: previous.status }),
      resetFields: [["status"]],
    },
  },
  prepareDelete: (object) => ({ ...object, status: { ...object.status, phase: "Terminating" } }),
  held: ({ spec }) => (spec?.finalizers ?? []).length > 0,
});

/** Selectors can name one namespace by this label; it cannot be changed or taken off. */
function named(object: Namespace): Namespace {
  const { name = "", labels } = object.metadata;
  return { ...object, metadata: { ...object.metadata, labels: { ...labels, [nameLabel]: name } } };
}
