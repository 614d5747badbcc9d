import { kinds } from "@kubets/api";
import type { Namespace, ServiceAccount } from "@kubets/api/types/core-v1";
import { create, type Decision, defineController, watching } from "@kubets/client";

const name = "default";

interface View {
  readonly namespace: Namespace;
  readonly account: ServiceAccount | undefined;
}

export function reconcile({ namespace, account }: View): Decision {
  if (account || namespace.metadata.deletionTimestamp) return [];
  return [create(kinds.ServiceAccount, { metadata: { name, namespace: namespace.metadata.name } })];
}

/** Every namespace has a service account `default`. */
export const serviceAccounts = defineController<View>({
  name: "serviceaccount",
  of: kinds.Namespace,
  watches: [
    watching(kinds.ServiceAccount, ({ metadata }) =>
      metadata.name === name ? [{ name: metadata.namespace ?? "" }] : [],
    ),
  ],
  view: (cache, key) => {
    const namespace = cache.get(kinds.Namespace, key);
    return namespace && { namespace, account: cache.get(kinds.ServiceAccount, { namespace: key.name, name }) };
  },
  reconcile,
});
