import { configMap, downwardAPI, projected, secret } from "./config-volumes.ts";
import { emptyDir } from "./empty-dir.ts";
import { hostPath } from "./host-path.ts";
import { ephemeral, persistentVolumeClaim } from "./persistent-volume-claim.ts";
import type { VolumePlugin } from "./volume-plugin.ts";

/** Every kind of volume; adding one is one file and one word here. */
export const volumePlugins: readonly VolumePlugin[] = [
  projected,
  configMap,
  secret,
  emptyDir,
  downwardAPI,
  hostPath,
  persistentVolumeClaim,
  ephemeral,
];
