import type { Pod } from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, forbiddenValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { validatePodSpec } from "./pod-spec.ts";

/** Ephemeral containers are added to a running pod; one that is there stays as it is. */
export function validateEphemeralChange({ next, previous }: Change<Pod>, found: Found): void {
  if (next.metadata?.annotations?.["kubernetes.io/config.mirror"] !== undefined) {
    found.splice(0, found.length, forbiddenValue("[]", "static pods do not support ephemeral containers"));
    return;
  }
  if (next.spec) validatePodSpec(next.spec, "spec", found);
  const now = new Map(next.spec?.ephemeralContainers?.map((container) => [container.name, container]));
  for (const before of previous.spec?.ephemeralContainers ?? []) {
    const after = now.get(before.name);
    const name = JSON.stringify(before.name);
    if (!after) {
      found.push(
        forbiddenValue("spec.ephemeralContainers", `existing ephemeral containers ${name} may not be removed`),
      );
    } else if (!sameValue(after, before)) {
      found.push(
        forbiddenValue("spec.ephemeralContainers", `existing ephemeral containers ${name} may not be changed`),
      );
    }
  }
}
