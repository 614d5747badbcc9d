import type { Stage } from "./passage.ts";

/** The stages that are not the same in every process: `start/` makes them. */
export interface StageList {
  readonly audit: Stage;
  readonly impersonate: Stage;
  readonly limitInFlight: Stage;
  readonly authorize: Stage;
}

/**
 * The road of every request, in order, once its door has found out who sends it. A write goes on from here through its verb (see `verbs/create.ts` and
 * `verbs/update-object.ts`): decode and default → mutating admission → the kind's hooks → validation → validating
 * admission → transaction; its door makes the bytes.
 */
export const stagesOf = (list: StageList): readonly Stage[] => [
  list.audit,
  list.impersonate,
  list.limitInFlight,
  list.authorize,
];
