import { kinds } from "@kubets/api";
import { defineKind } from "../define-kind.ts";
import { eventFromStored, eventToStored } from "./event-versions.ts";

/** As kube-apiserver's `--event-ttl`. */
const hour = 3600;

export const event = defineKind({ kind: kinds.Event, allowCreateOnUpdate: true, ttlSeconds: hour });

export const newEvent = defineKind({
  kind: kinds["events.k8s.io/v1/Event"],
  allowCreateOnUpdate: true,
  ttlSeconds: hour,
  toStored: eventToStored,
  fromStored: eventFromStored,
});
