import { isDeepStrictEqual } from "node:util";
import type { Affinity, NodeSelectorTerm, Pod, PodSpec, PodTemplateSpec, Volume } from "@kubets/api/types/core-v1";
import { claimSpecWarnings, fractionWarnings, ipWarnings, nodeLabelWarning, nodeLabelWarnings } from "../warnings.ts";
import { appArmorAnnotation, appArmorProfileOf } from "./app-armor.ts";
import { containersOf, containerWarnings } from "./container-warnings.ts";
import { overlappingPathWarnings } from "./overlapping-paths.ts";

/** What is allowed, but hardly meant: fields and annotations that have no effect, duplicates, ambiguous values. */
export const podWarnings = (object: Pod): string[] =>
  object.spec ? specWarnings(object.spec, { annotations: object.metadata.annotations, at: "" }) : [];

/** The same for a template at `path` (`spec.template`). */
export function templateWarnings(template: PodTemplateSpec | undefined, path: string): string[] {
  if (!template?.spec) return [];
  const annotations = template.metadata?.annotations;
  const at = `${path}.`;
  return [
    ...specWarnings(template.spec, { annotations, at }),
    ...appArmorWarnings(template.spec, annotations ?? {}, at),
  ];
}

interface Where {
  readonly annotations: Readonly<Record<string, string>> | undefined;
  /** "" for a pod, the template's path with a dot for a template. */
  readonly at: string;
}

function specWarnings(spec: PodSpec, { annotations, at }: Where): string[] {
  const path = `${at}spec`;
  return [
    ...nodeLabelWarnings(Object.keys(spec.nodeSelector ?? {}), (key) => `${path}.nodeSelector[${key}]`),
    ...nodeAffinityWarnings(spec.affinity, `${path}.affinity.nodeAffinity`),
    ...spreadWarnings(spec, `${path}.topologySpreadConstraints`),
    ...annotationWarnings(annotations ?? {}, `${at}metadata.annotations`),
    ...(spec.volumes ?? []).flatMap((volume, i) => volumeWarnings(volume, `${path}.volumes[${i}]`)),
    ...overlappingPathWarnings(spec.volumes ?? []),
    ...duplicates(spec.hostAliases ?? [], "ip", `${path}.hostAliases`),
    ...duplicates(spec.imagePullSecrets ?? [], "name", `${path}.imagePullSecrets`),
    ...(spec.imagePullSecrets ?? []).flatMap(({ name }, i) =>
      name ? [] : [`${path}.imagePullSecrets[${i}].name: invalid empty name ""`],
    ),
    ...fractionWarnings(spec.overhead, `${path}.overhead`),
    ...podSeccompWarnings(spec, annotations ?? {}, `${at}metadata.annotations`),
    ...containerWarnings(spec, { path, annotations: annotations ?? {}, annotationsPath: `${at}metadata.annotations` }),
    ...(Number(spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
      : []),
    ...podAffinityWarnings(spec.affinity, `${path}.affinity`),
    ...(spec.dnsConfig?.nameservers ?? []).flatMap((ip, i) => ipWarnings(`${path}.dnsConfig.nameservers[${i}]`, ip)),
    ...(spec.hostAliases ?? []).flatMap(({ ip }, i) => ipWarnings(`${path}.hostAliases[${i}].ip`, ip ?? "")),
  ];
}

function nodeAffinityWarnings(affinity: Affinity | undefined, path: string): string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, preferredDuringSchedulingIgnoredDuringExecution } =
    affinity?.nodeAffinity ?? {};
  const terms = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const preferred = preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return [
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, i) => nodeSelectorTermWarnings(term, `${terms}[${i}]`)),
    ...preferred.flatMap(({ preference }, i) =>
      nodeSelectorTermWarnings(preference, `${path}.preferredDuringSchedulingIgnoredDuringExecution[${i}].preference`),
    ),
  ];
}

export const nodeSelectorTermWarnings = (term: NodeSelectorTerm | undefined, path: string): string[] =>
  (term?.matchExpressions ?? []).flatMap(({ key }, i) => {
    const message = nodeLabelWarning(key);
    return message ? [`${path}.matchExpressions[${i}].key: ${key} is ${message}`] : [];
  });

function spreadWarnings(spec: PodSpec, path: string): string[] {
  return (spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey, labelSelector }, i) => {
    const message = nodeLabelWarning(topologyKey);
    return [
      ...(message ? [`${path}[${i}].topologyKey: ${topologyKey} is ${message}`] : []),
      ...(labelSelector ? [] : [`${path}[${i}].labelSelector: a null labelSelector results in matching no pod`]),
    ];
  });
}

const deadAnnotations: Readonly<Record<string, string>> = {
  "scheduler.alpha.kubernetes.io/critical-pod": 'non-functional in v1.16+; use the "priorityClassName" field instead',
  "security.alpha.kubernetes.io/sysctls": 'non-functional in v1.11+; use the "sysctls" field instead',
  "security.alpha.kubernetes.io/unsafe-sysctls": 'non-functional in v1.11+; use the "sysctls" field instead',
};
const annotationWarnings = (annotations: Readonly<Record<string, string>>, path: string): string[] =>
  Object.entries(deadAnnotations)
    .filter(([key]) => Object.hasOwn(annotations, key))
    .map(([key, message]) => `${path}[${key}]: ${message}`);

const oldVolumes: readonly (readonly [keyof Volume, string])[] = [
  ["photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"],
  ["scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["flocker", "deprecated in v1.22, non-functional in v1.25+"],
  ["storageos", "deprecated in v1.22, non-functional in v1.25+"],
  ["quobyte", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["rbd", "deprecated in v1.28, non-functional in v1.31+"],
];
/** Upstream's message names this one by its Go field. */
const spelled: Readonly<Record<string, string>> = { storageos: "storageOS" };

function volumeWarnings(volume: Volume, path: string): string[] {
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec;
  return [
    ...oldVolumes.filter(([name]) => volume[name]).map(([name, what]) => `${path}.${spelled[name] ?? name}: ${what}`),
    ...(claim ? claimSpecWarnings(claim, `${path}.ephemeral.volumeClaimTemplate.spec`) : []),
  ];
}

function duplicates<T extends object>(items: readonly T[], field: keyof T & string, path: string): string[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, i) => {
    const value = item[field] ?? "";
    if (seen.has(value)) return [`${path}[${i}].${field}: duplicate ${field} ${JSON.stringify(value)}`];
    seen.add(value);
    return [];
  });
}

const podSeccomp = "seccomp.security.alpha.kubernetes.io/pod";
const podSeccompWarnings = (spec: PodSpec, annotations: Readonly<Record<string, string>>, path: string): string[] =>
  !spec.securityContext?.seccompProfile && Object.hasOwn(annotations, podSeccomp)
    ? [`${path}[${podSeccomp}]: non-functional in v1.27+; use the "seccompProfile" field instead`]
    : [];

function podAffinityWarnings(affinity: Affinity | undefined, path: string): string[] {
  const none = "a null labelSelector results in matching no pod";
  return (["podAffinity", "podAntiAffinity"] as const).flatMap((which) => {
    const of = affinity?.[which];
    const required = of?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = of?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const at = `${path}.${which}`;
    return [
      ...required.flatMap((term, i) =>
        term.labelSelector ? [] : [`${at}.requiredDuringSchedulingIgnoredDuringExecution[${i}].labelSelector: ${none}`],
      ),
      ...preferred.flatMap(({ podAffinityTerm }, i) =>
        podAffinityTerm?.labelSelector
          ? []
          : [`${at}.preferredDuringSchedulingIgnoredDuringExecution[${i}].podAffinityTerm.labelSelector: ${none}`],
      ),
    ];
  });
}

/** In a template the annotation stays as it is, so the warning is given here; a pod's is given where it is converted. */
function appArmorWarnings(spec: PodSpec, annotations: Readonly<Record<string, string>>, at: string): string[] {
  const ofPod = spec.securityContext?.appArmorProfile;
  return containersOf(spec, `${at}spec`).flatMap(({ container }) => {
    const key = appArmorAnnotation(container);
    const annotation = annotations[key];
    if (annotation === undefined || container.securityContext?.appArmorProfile) return [];
    if (ofPod && isDeepStrictEqual(ofPod, appArmorProfileOf(annotation))) return [];
    return [`${at}metadata.annotations[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`];
  });
}
