import { kinds, problemsOfEventChange, problemsOfNewEvent } from "@kubets/api";
import type { Event } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";
import { eventFromStored, eventToStored } from "./event-versions.ts";

/** As kube-apiserver's `--event-ttl`. */
const hour = 3600;

export const event = defineKind<Event>({
  kind: kinds.Event,
  allowCreateOnUpdate: true,
  ttlSeconds: hour,
  validate: (stored) => problemsOfNewEvent({ event: stored, isNew: false }),
  validateUpdate: (next, previous) => problemsOfEventChange({ event: next, isNew: false }, previous),
});

/** Its hooks see the event as it is stored. */
export const newEvent = defineKind({
  kind: kinds["events.k8s.io/v1/Event"],
  allowCreateOnUpdate: true,
  ttlSeconds: hour,
  toStored: eventToStored,
  fromStored: eventFromStored,
  validate: (stored) => problemsOfNewEvent({ event: stored as unknown as Event, isNew: true }),
  validateUpdate: (next, previous) =>
    problemsOfEventChange({ event: next as unknown as Event, isNew: true }, previous as unknown as Event),
});
