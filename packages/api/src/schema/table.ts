import { readFileSync } from "node:fs";
import type { Kinds } from "../generated/kinds.ts";
import { type GroupVersion, linkTable } from "./link-table.ts";
import type { Kind, Message } from "./schema.ts";

const linked = linkTable(JSON.parse(readFileSync(new URL("../generated/table.json", import.meta.url), "utf8")));

/** Every served kind of every GA version, in discovery's order. */
export const allKinds: readonly Kind[] = linked.kinds;

/** Every group version that `proto/` declares, in discovery's order; those without kinds are not served. */
export const groupVersions: readonly GroupVersion[] = linked.groupVersions;

const byGroupVersionKind = new Map(allKinds.map((kind) => [`${kind.apiVersion}/${kind.kind}`, kind]));
const byResource = new Map(allKinds.map((kind) => [`${kind.apiVersion}/${kind.plural}`, kind]));
const packages = new Map(groupVersions.map((one) => [apiVersionOf(one.group, one.version), one.package]));
const metaPackage = "k8s.io.apimachinery.pkg.apis.meta.v1";

/** Kinds of meta/v1 that belong to every group version, or to none. */
const everywhere = new Set([
  ...["ListOptions", "GetOptions", "DeleteOptions", "CreateOptions", "UpdateOptions", "PatchOptions", "WatchEvent"],
  ...["Status", "APIVersions", "APIGroupList", "APIGroup", "APIResourceList"],
  ...["PartialObjectMetadata", "PartialObjectMetadataList"],
]);

/**
 * The served kinds by name: `kinds.Pod`. Two names are served by two group versions; the plain name is core/v1's Event
 * and autoscaling/v2's HorizontalPodAutoscaler, the others are `kinds["events.k8s.io/v1/Event"]` and
 * `kinds["autoscaling/v1/HorizontalPodAutoscaler"]`.
 */
export const kinds = Object.fromEntries(allKinds.map((kind) => [nameOf(kind), kind])) as unknown as Kinds;

/** The served kind of an apiVersion and kind: `kindOf("apps/v1", "Deployment")`. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return byGroupVersionKind.get(`${apiVersion}/${kind}`);
}

/** The served kind of a resource: `kindByResource("apps", "v1", "deployments")`. */
export function kindByResource(group: string, version: string, plural: string): Kind | undefined {
  return byResource.get(`${apiVersionOf(group, version)}/${plural}`);
}

/** A message by its full protobuf name; throws where there is none. */
export function messageByName(name: string): Message {
  const message = linked.messages.get(name);
  if (!message) throw new Error(`no message is named ${name}`);
  return message;
}

/** The message of any registered kind: served ones, lists, options, Scale, Status, Eviction, TokenRequest. */
export function messageOfKind(apiVersion: string, kind: string): Message | undefined {
  const own = linked.messages.get(`${packages.get(apiVersion)}.${kind}`);
  if (own?.typeMeta) return own;
  return everywhere.has(kind) ? linked.messages.get(`${metaPackage}.${kind}`) : undefined;
}

/** A kind's name in `kinds`: the plain name unless a preferred group version has it. */
function nameOf(kind: Kind): string {
  const isSecond = kind.storageKind.group !== kind.group || kind.storageKind.version !== kind.version;
  return isSecond ? `${kind.apiVersion}/${kind.kind}` : kind.kind;
}

function apiVersionOf(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}
