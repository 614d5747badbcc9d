import { kinds } from "@kubets/api";
import type { Lease } from "@kubets/api/types/coordination-v1";
import { defineKind } from "../define-kind.ts";

export const lease = defineKind<Lease>({
  kind: kinds.Lease,
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  prepareCreate: (object) => withoutElection(object, undefined),
  prepareUpdate: withoutElection,
});

/** Coordinated leader election is off by default: its fields are kept only where they are set already. */
function withoutElection(next: Lease, previous: Lease | undefined): Lease {
  const { strategy, preferredHolder, ...spec } = next.spec ?? {};
  if (strategy === undefined && preferredHolder === undefined) return next;
  return {
    ...next,
    spec: {
      ...spec,
      ...(previous?.spec?.strategy === undefined ? {} : { strategy }),
      ...(previous?.spec?.preferredHolder === undefined ? {} : { preferredHolder }),
    },
  };
}
