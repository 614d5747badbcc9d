import { compareQuantity, kinds } from "@kubets/api";
import type { ResourceQuota } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";

const paired = ["cpu", "memory", "storage", "ephemeral-storage"];

export const resourceQuota = defineKind<ResourceQuota>({
  kind: kinds.ResourceQuota,
  warnings: ({ spec }, previous) => (previous ? [] : paired.flatMap((name) => inverted(spec?.hard ?? {}, name))),
});

/** Requests that may exceed the limits. */
function inverted(hard: Readonly<Record<string, string>>, name: string): string[] {
  const short = !name.endsWith("storage") && hard[`requests.${name}`] === undefined && hard[name] !== undefined;
  const requestName = short ? name : `requests.${name}`;
  const [request, limit] = [hard[requestName], hard[`limits.${name}`]];
  return request !== undefined && limit !== undefined && compareQuantity(request, limit) > 0
    ? [`ResourceQuota ${requestName} (${request}) should be less than limits.${name} (${limit})`]
    : [];
}
