/** Keys of the labels that say whose a container is; those of `io.kubernetes` are dockershim's, which tools know. */
export const label = {
  podName: "io.kubernetes.pod.name",
  podNamespace: "io.kubernetes.pod.namespace",
  podUid: "io.kubernetes.pod.uid",
  containerName: "io.kubernetes.container.name",
  type: "io.kubernetes.docker.type",
  sandboxId: "io.kubernetes.sandbox.id",
  /** Absolute path of the CRI's log file. */
  logPath: "io.kubernetes.container.logpath",
  /** The image as the pod names it: docker itself only remembers the id that the container was made of. */
  image: "io.kubets.container.image",
  imageRef: "io.kubets.container.image-ref",
  logDirectory: "io.kubets.sandbox.log-directory",
  cgroupParent: "io.kubets.sandbox.cgroup-parent",
} as const;

export const containerTypes = { sandbox: "podsandbox", container: "container" } as const;

const annotationPrefix = "annotation.";
const internal = new Set<string>([
  ...[label.type, label.sandboxId, label.logPath, label.image, label.imageRef, label.logDirectory, label.cgroupParent],
]);

/** Docker has labels only, so annotations become labels with a prefix. */
export function dockerLabels(
  { labels, annotations }: { labels: Readonly<Record<string, string>>; annotations: Readonly<Record<string, string>> },
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const marked = Object.entries(annotations).map(([key, value]) => [`${annotationPrefix}${key}`, value] as const);
  return { ...labels, ...Object.fromEntries(marked), ...own };
}

/** The way back: what the kubelet gave. */
export function splitLabels(all: Readonly<Record<string, string>> | null) {
  const labels: Record<string, string> = {};
  const annotations: Record<string, string> = {};
  for (const [key, value] of Object.entries(all ?? {}))
    if (key.startsWith(annotationPrefix)) annotations[key.slice(annotationPrefix.length)] = value;
    else if (!internal.has(key)) labels[key] = value;
  return { labels, annotations };
}
