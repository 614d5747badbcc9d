import { absent, type Defaulters, defaulter, type Fields, whenAbsent } from "./defaulter.ts";
import { imagePullPolicy } from "./image-pull-policy.ts";

/** Octal 0644: what a projected file may be read by. */
const readableByAll = whenAbsent({ defaultMode: 0o644 });

/** The sources of a volume, in pods and in pod templates. */
export const volumeDefaults: Defaulters = {
  // A volume that names no source is an empty directory.
  "k8s.io.api.core.v1.Volume": (volume: Fields) => (Object.keys(volume).length === 1 ? { emptyDir: {} } : undefined),
  "k8s.io.api.core.v1.ImageVolumeSource": defaulter<{ reference?: string; pullPolicy?: string }>((image) =>
    image.pullPolicy ? undefined : { pullPolicy: imagePullPolicy(image.reference ?? "") },
  ),
  "k8s.io.api.core.v1.SecretVolumeSource": readableByAll,
  "k8s.io.api.core.v1.ConfigMapVolumeSource": readableByAll,
  "k8s.io.api.core.v1.DownwardAPIVolumeSource": readableByAll,
  "k8s.io.api.core.v1.ProjectedVolumeSource": readableByAll,
  "k8s.io.api.core.v1.ServiceAccountTokenProjection": whenAbsent({ expirationSeconds: 3600 }),
  "k8s.io.api.core.v1.HostPathVolumeSource": (hostPath: Fields) => (absent(hostPath.type) ? { type: "" } : undefined),
  "k8s.io.api.core.v1.ObjectFieldSelector": whenAbsent({ apiVersion: "v1" }),
};
