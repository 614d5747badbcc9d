import type { VolumePlugin } from "./volume-plugin.ts";

/** A claim bound to a volume that lies on this node: `hostPath` or `local`. */
export const persistentVolumeClaim: VolumePlugin = {
  source: "persistentVolumeClaim",
  folder: "kubernetes.io~local-volume",
  follows: false,
  mount: (volume, { pod, claims }) =>
    claims.hostPath(pod.metadata.namespace ?? "", volume.persistentVolumeClaim!.claimName),
};

/** A claim made for this pod alone, named after both. */
export const ephemeral: VolumePlugin = {
  source: "ephemeral",
  folder: "kubernetes.io~local-volume",
  follows: false,
  mount: ({ name }, { pod, claims }) => claims.hostPath(pod.metadata.namespace ?? "", `${pod.metadata.name}-${name}`),
};
