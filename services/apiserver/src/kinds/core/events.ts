import { kinds, problemsOfEventChange, problemsOfNewEvent } from "@kubets/api";
import type { Event } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import type { HookContext } from "../kind-record.ts";
import { eventFromStored, eventToStored } from "./event-versions.ts";

/** As kube-apiserver's `--event-ttl`. */
const hour = 3600;

const newer = kinds["events.k8s.io/v1/Event"];

/** By events.k8s.io/v1 an event must say more than by core/v1. */
const isNew = ({ apiVersion }: HookContext): boolean => apiVersion === newer.apiVersion;

export const event = defineKind<Event>({
  kind: kinds.Event,
  neverOwns: true,
  allowCreateOnUpdate: true,
  ttlSeconds: hour,
  validate: (stored, context) => problemsOfNewEvent({ event: stored, isNew: isNew(context) }),
  validateUpdate: (next, previous, context) => problemsOfEventChange({ event: next, isNew: isNew(context) }, previous),
});

export const newEvent = defineKind({
  kind: newer,
  neverOwns: true,
  allowCreateOnUpdate: true,
  ttlSeconds: hour,
  toStored: eventToStored,
  fromStored: eventFromStored,
});
