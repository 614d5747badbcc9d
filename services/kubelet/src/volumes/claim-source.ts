import { kinds } from "@kubets/api";
import type { ApiClient } from "@kubets/client";
import type { ClaimSource } from "./volume-plugin.ts";

/** Follows a claim to its volume, and that to its path. */
export const createClaimSource = (client: Pick<ApiClient, "get">): ClaimSource => ({
  hostPath: async (namespace, name) => {
    const claim = await client.get(kinds.PersistentVolumeClaim, { namespace, name });
    const volumeName = claim.spec?.volumeName;
    if (!volumeName || claim.status?.phase !== "Bound") throw new Error(`claim "${name}" is not bound`);
    const { spec } = await client.get(kinds.PersistentVolume, { name: volumeName });
    const path = spec?.local?.path ?? spec?.hostPath?.path;
    if (!path) throw new Error(`this node cannot mount persistent volume "${volumeName}"`);
    return path;
  },
});
