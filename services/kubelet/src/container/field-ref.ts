import type { Pod } from "@kubets/api/types/core-v1";

export interface FieldContext {
  readonly podIPs: readonly string[];
  readonly hostIPs: readonly string[];
}

const subscript = /^metadata\.(labels|annotations)\['(.+)'\]$/;

/** The value of a `fieldRef`. Throws for a path that nothing stands at. */
export function fieldValue(pod: Pod, fieldPath: string, { podIPs, hostIPs }: FieldContext): string {
  const { metadata, spec } = pod;
  const [, map, key] = subscript.exec(fieldPath) ?? [];
  if (map && key) return (map === "labels" ? metadata.labels : metadata.annotations)?.[key] ?? "";
  switch (fieldPath) {
    case "metadata.name":
      return metadata.name ?? "";
    case "metadata.namespace":
      return metadata.namespace ?? "";
    case "metadata.uid":
      return metadata.uid ?? "";
    case "metadata.labels":
      return lines(metadata.labels);
    case "metadata.annotations":
      return lines(metadata.annotations);
    case "spec.nodeName":
      return spec.nodeName ?? "";
    case "spec.serviceAccountName":
      return spec.serviceAccountName ?? "";
    case "status.hostIP":
      return hostIPs[0] ?? "";
    case "status.hostIPs":
      return hostIPs.join(",");
    case "status.podIP":
      return podIPs[0] ?? "";
    case "status.podIPs":
      return podIPs.join(",");
    default:
      throw new Error(`unsupported fieldPath: ${fieldPath}`);
  }
}

/** `key="value"` lines in the order of the keys. */
const lines = (map: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join("\n");
