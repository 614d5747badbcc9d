import { kinds, unrecognizedFormats } from "@kubets/api";
import type { CustomResourceDefinition } from "@kubets/api/types/apiextensions-v1";
import type { APIService } from "@kubets/api/types/apiregistration-v1";
import { defineKind } from "../define-kind.ts";
import { resetMetadata } from "../reset-metadata.ts";

/** Every version an object of the kind may still be stored in. */
function withStoredVersion(object: CustomResourceDefinition): CustomResourceDefinition {
  const storage = object.spec?.versions?.find((version) => version.storage)?.name;
  const stored = object.status?.storedVersions ?? [];
  if (storage === undefined || stored.includes(storage)) return object;
  return { ...object, status: { ...object.status, storedVersions: [...stored, storage] } };
}

/** A webhook that says nothing is none. */
function withoutEmptyWebhook(object: CustomResourceDefinition): CustomResourceDefinition {
  const { webhook, ...conversion } = object.spec?.conversion ?? { strategy: "None" };
  if (!webhook || webhook.clientConfig || webhook.conversionReviewVersions) return object;
  return { ...object, spec: { ...object.spec, conversion } };
}

const prepared = (object: CustomResourceDefinition): CustomResourceDefinition =>
  withStoredVersion(withoutEmptyWebhook(object));

export const customResourceDefinition = defineKind<CustomResourceDefinition>({
  kind: kinds.CustomResourceDefinition,
  generation: "spec",
  allowUnconditionalUpdate: false,
  prepareCreate: prepared,
  prepareUpdate: prepared,
  // Formats that nobody knows are not looked at; those that were there before were told of then.
  warnings: ({ spec }, previous) => {
    const known = new Set(previous ? unrecognizedFormats(previous.spec) : []);
    return unrecognizedFormats(spec)
      .filter((format) => !known.has(format))
      .map((format) => `unrecognized format ${JSON.stringify(format)}`);
  },
  parts: {
    status: {
      prepareUpdate: (next) => (next.status?.storedVersions?.length ? next : withStoredVersion(next)),
      resetFields: [["spec"]],
    },
  },
});

export const apiService = defineKind<APIService>({
  kind: kinds.APIService,
  allowUnconditionalUpdate: false,
  prepareCreate: (object, { now }) =>
    object.spec?.service
      ? object
      : {
          ...object,
          status: {
            conditions: [
              {
                type: "Available",
                status: "True",
                lastTransitionTime: `${now.toISOString().slice(0, 19)}Z`,
                reason: "Local",
                message: "Local APIServices are always available",
              },
            ],
          },
        },
  parts: { status: { prepareUpdate: resetMetadata, resetFields: [["spec"], ["metadata"]] } },
});
