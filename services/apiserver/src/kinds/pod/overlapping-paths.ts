import type { KeyToPath, Volume, VolumeProjection } from "@kubets/api/types/core-v1";

interface Mapped {
  readonly path: string;
  /** What maps it: `Secret "tls"`; empty where the volume has one source only. */
  readonly source: string;
}

/** Two entries of one volume that land on the same file, or one inside the other's file. */
export const overlappingPathWarnings = (volumes: readonly Volume[]): string[] => volumes.flatMap(warningsOf);

const quote = JSON.stringify;

function warningsOf({ name, configMap, secret, downwardAPI, projected }: Volume): string[] {
  const said = (what: string, body: string) => `volume ${quote(name)} (${what}): overlapping paths: ${body}`;
  const single = (what: string, items: readonly { readonly path: string }[] | undefined) =>
    overlaps((items ?? []).map(({ path }) => ({ path, source: "" }))).map((body) => said(what, body));
  return [
    ...single(`ConfigMap ${quote(configMap?.name ?? "")}`, configMap?.items),
    ...single(`Secret ${quote(secret?.secretName ?? "")}`, secret?.items),
    ...single("DownwardAPI", downwardAPI?.items),
    ...(projected?.sources ?? [])
      .filter((source) => Object.keys(source).length === 0)
      .map(() => `volume ${quote(name)} (Projected) has no sources provided`),
    ...overlaps((projected?.sources ?? []).flatMap(mappedBy)).map((body) => said("Projected", body)),
  ];
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
  return all.flatMap((one) => {
    const mapped = { ...one, path: one.path.replace(/\/+$/, "") };
    const found = seen.filter((other) => collide(mapped.path, other.path));
    seen.push(mapped);
    return found.map((other) => `${spoken(mapped)} with ${spoken(other)}`);
  });
}

const collide = (a: string, b: string) =>
  a !== "" && b !== "" && (`${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`));

const spoken = ({ path, source }: Mapped) => (source ? `${quote(path)} (${source})` : quote(path));
