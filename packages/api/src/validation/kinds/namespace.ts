import type { Namespace } from "../../generated/types/core-v1.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, invalidValue, report } from "../found.ts";
import { validateFinalizerDomain } from "../metadata.ts";
import { labelName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";

function validateSpecFinalizers({ spec }: Namespace, found: Found): void {
  for (const [i, finalizer] of (spec?.finalizers ?? []).entries()) {
    const field = `spec.finalizers[${i}]`;
    report(found, field, finalizer, isQualifiedName(finalizer));
    validateFinalizerDomain(finalizer, field, found);
  }
}

export const namespace = rulesOf<Namespace>({
  metadataOnStatus: true,
  name: labelName,
  validate: ({ spec }, found) => {
    for (const finalizer of spec?.finalizers ?? []) {
      report(found, "spec.finalizers", finalizer, isQualifiedName(finalizer));
      validateFinalizerDomain(finalizer, "spec.finalizers", found);
    }
  },
  subresources: {
    finalize: ({ next }, found) => validateSpecFinalizers(next, found),
    status: ({ next: { metadata, status } }, found) => {
      const phase = status?.phase;
      if (metadata?.deletionTimestamp) {
        if (phase !== "Terminating") {
          const rule = "may only be 'Terminating' if `deletionTimestamp` is not empty";
          found.push(invalidValue("status.Phase", phase ?? "", rule));
        }
      } else if (phase !== "Active") {
        found.push(invalidValue("status.Phase", phase ?? "", "may only be 'Active' if `deletionTimestamp` is empty"));
      }
    },
  },
});
