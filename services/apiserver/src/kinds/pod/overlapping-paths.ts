import type { KeyToPath, Volume, VolumeProjection } from "@kubets/api/types/core-v1";

interface Mapped {
  readonly path: string;
  /** What maps it: `Secret "tls"`; empty where the volume has one source only. */
  readonly source: string;
}

const quote = JSON.stringify;

/** Says which entries of a volume land on the same file, or one inside the other's file. */
export function addOverlappingPathWarnings(volume: Volume, found: string[]): void {
  const { name, configMap, secret, downwardAPI, projected } = volume;
  const said = (what: string, body: string) =>
    found.push(`volume ${quote(name)} (${what}): overlapping paths: ${body}`);
  const single = (items: readonly { readonly path: string }[], what: () => string) => {
    for (const body of overlaps(items.map(({ path }) => ({ path, source: "" })))) said(what(), body);
  };
  if (configMap?.items) single(configMap.items, () => `ConfigMap ${quote(configMap.name ?? "")}`);
  if (secret?.items) single(secret.items, () => `Secret ${quote(secret.secretName ?? "")}`);
  if (downwardAPI?.items) single(downwardAPI.items, () => "DownwardAPI");
  if (!projected?.sources) return;
  for (const source of projected.sources) {
    if (Object.keys(source).length === 0) found.push(`volume ${quote(name)} (Projected) has no sources provided`);
  }
  for (const body of overlaps(projected.sources.flatMap(mappedBy))) said("Projected", body);
}

function mappedBy(projection: VolumeProjection): Mapped[] {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = projection;
  const items = (list: readonly KeyToPath[], source: string) => list.map(({ path }) => ({ path, source }));
  if (configMap?.items) return items(configMap.items, `ConfigMap ${quote(configMap.name ?? "")}`);
  if (secret?.items) return items(secret.items, `Secret ${quote(secret.name ?? "")}`);
  if (downwardAPI?.items) return downwardAPI.items.map(({ path }) => ({ path, source: "DownwardAPI" }));
  if (serviceAccountToken) return [{ path: serviceAccountToken.path, source: "ServiceAccountToken" }];
  if (clusterTrustBundle) {
    const named = clusterTrustBundle.name ?? clusterTrustBundle.signerName ?? "";
    return [{ path: clusterTrustBundle.path, source: `ClusterTrustBundle ${quote(named)}` }];
  }
  const { certificateChainPath, keyPath, credentialBundlePath } = podCertificate ?? {};
  return [
    { path: certificateChainPath ?? "", source: "PodCertificate chain" },
    { path: keyPath ?? "", source: "PodCertificate key" },
    { path: credentialBundlePath ?? "", source: "PodCertificate credential bundle" },
  ].filter(({ path }) => path);
}

function overlaps(all: readonly Mapped[]): string[] {
  const seen: Mapped[] = [];
  const found: string[] = [];
  for (const { path, source } of all) {
    const mapped = { path: path.endsWith("/") ? path.replace(/\/+$/, "") : path, source };
    for (const other of seen) {
      if (collide(mapped.path, other.path)) found.push(`${spoken(mapped)} with ${spoken(other)}`);
    }
    seen.push(mapped);
  }
  return found;
}

const collide = (a: string, b: string) => a !== "" && b !== "" && (isWithin(a, b) || isWithin(b, a));

/** The path is `folder`, or below it. */
const isWithin = (path: string, folder: string) =>
  path.startsWith(folder) && (path.length === folder.length || path[folder.length] === "/");

const spoken = ({ path, source }: Mapped) => (source ? `${quote(path)} (${source})` : quote(path));
