import { kinds } from "@kubets/api";
import type { ServiceAccount } from "@kubets/api/types/core-v1";
import { defineKind } from "../define-kind.ts";

const mountableOnly = "kubernetes.io/enforce-mountable-secrets";

export const serviceAccount = defineKind<ServiceAccount>({
  kind: kinds.ServiceAccount,
  prepareCreate: withNamesOnly,
  prepareUpdate: withNamesOnly,
  warnings: (next, previous) => {
    const had = previous?.metadata.annotations?.[mountableOnly] !== undefined;
    return next.metadata.annotations?.[mountableOnly] === undefined || had
      ? []
      : [
          `metadata.annotations[${mountableOnly}]: deprecated in v1.32+; ` +
            "prefer separate namespaces to isolate access to mounted secrets",
        ];
  },
});

/** Secrets are of the account's own namespace; of a reference only the name counts. */
function withNamesOnly(object: ServiceAccount): ServiceAccount {
  return object.secrets ? { ...object, secrets: object.secrets.map(({ name }) => (name ? { name } : {})) } : object;
}
