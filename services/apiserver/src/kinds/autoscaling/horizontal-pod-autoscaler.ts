import { type FieldError, kinds } from "@kubets/api";
import type { HorizontalPodAutoscaler } from "@kubets/api/types/autoscaling-v2";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";
import { autoscalerFromStored, autoscalerToStored } from "./autoscaler-versions.ts";

export const horizontalPodAutoscaler = defineKind<HorizontalPodAutoscaler>({
  kind: kinds.HorizontalPodAutoscaler,
  validate: (_, context) => emptyPolicies(context),
  validateUpdate: (_next, _previous, context) => emptyPolicies(context),
});

export const horizontalPodAutoscalerV1 = defineKind({
  kind: kinds["autoscaling/v1/HorizontalPodAutoscaler"],
  toStored: autoscalerToStored,
  fromStored: autoscalerFromStored,
});

/** No policies at all are filled in; an empty list of them is refused. */
function emptyPolicies({ apiVersion, sent }: Pick<HookContext, "apiVersion" | "sent">): FieldError[] {
  if (apiVersion !== kinds.HorizontalPodAutoscaler.apiVersion) return [];
  const behavior = (sent as HorizontalPodAutoscaler | undefined)?.spec?.behavior;
  const isEmpty = (of: "scaleUp" | "scaleDown") => behavior?.[of]?.policies?.length === 0;
  return (["scaleUp", "scaleDown"] as const).filter(isEmpty).map((direction) => ({
    type: "FieldValueRequired",
    field: `spec.behavior.${direction}.policies`,
    detail: "must specify at least one Policy",
  }));
}
