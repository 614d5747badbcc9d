import { kinds } from "@kubets/api";
import { defineKind } from "../define-kind.ts";
import { autoscalerFromStored, autoscalerToStored } from "./autoscaler-versions.ts";

export const horizontalPodAutoscaler = defineKind({ kind: kinds.HorizontalPodAutoscaler });

export const horizontalPodAutoscalerV1 = defineKind({
  kind: kinds["autoscaling/v1/HorizontalPodAutoscaler"],
  toStored: autoscalerToStored,
  fromStored: autoscalerFromStored,
});
