import type { Kind } from "../schema/schema.ts";
import { groupVersionsOf } from "./group-versions-of.ts";

/** The body of `GET /api`. `serverAddress` is `host:port`, as the client may reach it. */
export const apiVersions = (serverAddress: string) => ({
  kind: "APIVersions",
  versions: ["v1"],
  serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress }],
});

/** The body of `GET /apis`: every group but the core one, with its versions, preferred first. */
export const apiGroupList = (kinds: readonly Kind[]) => ({
  kind: "APIGroupList",
  apiVersion: "v1",
  groups: [...groupVersionsOf(kinds)].filter(([group]) => group).map(([group, versions]) => entry(group, versions)),
});

/** The body of `GET /apis/<group>`; undefined for a group that is not served. */
export function apiGroup(kinds: readonly Kind[], group: string) {
  const versions = groupVersionsOf(kinds).get(group);
  return versions && { kind: "APIGroup", apiVersion: "v1", ...entry(group, versions) };
}

/** The body of `GET /api/v1` or `GET /apis/<group>/<version>`; undefined for one that is not served. */
export function apiResourceList(kinds: readonly Kind[], groupVersion: { group: string; version: string }) {
  const { group, version } = groupVersion;
  const served = kinds.filter((kind) => kind.group === group && kind.version === version);
  const first = served[0];
  if (!first) return undefined;
  return {
    kind: "APIResourceList",
    // Upstream writes apiVersion for every group but the core one.
    ...(group ? { apiVersion: "v1" } : {}),
    groupVersion: first.apiVersion,
    resources: served.flatMap(resources),
  };
}

function entry(group: string, versions: readonly string[]) {
  const all = versions.map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions: all, preferredVersion: all[0] };
}

function resources(kind: Kind) {
  const own = {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: kind.verbs,
    ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
    ...(kind.categories.length > 0 ? { categories: kind.categories } : {}),
    ...(kind.storageVersionHash ? { storageVersionHash: kind.storageVersionHash } : {}),
  };
  const subresources = kind.subresources.map(({ name, group, version, kind: ofKind, verbs }) => ({
    name: `${kind.plural}/${name}`,
    singularName: "",
    namespaced: kind.namespaced,
    ...(group !== kind.group || version !== kind.version ? { group, version } : {}),
    kind: ofKind,
    verbs,
  }));
  return [own, ...subresources];
}
