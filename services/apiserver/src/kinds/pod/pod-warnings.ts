import { onceForShared, problemsOfLabelValue } from "@kubets/api";
import type { Affinity, NodeSelectorTerm, Pod, PodSpec, PodTemplateSpec, Volume } from "@kubets/api/types/core-v1";
import { claimSpecWarnings, fractionWarnings, ipWarnings, nodeLabelWarning, nodeLabelWarnings } from "../warnings.ts";
import { containerWarnings } from "./container-warnings.ts";
import { addOverlappingPathWarnings } from "./overlapping-paths.ts";

/** What is allowed, but hardly meant: fields and annotations that have no effect, duplicates, ambiguous values. */
export function podWarnings({ spec, metadata: { annotations } }: Pod): readonly string[] {
  if (!spec) return [];
  return mentionsSecurity(annotations) ? specWarnings(spec, { annotations, at: "" }) : ownWarnings(spec);
}

/** Of a spec by itself. */
const ownWarnings = onceForShared((spec: PodSpec) => specWarnings(spec, { annotations: undefined, at: "" }));

/** Annotations that are warned of have this in their names, or are critical pods'. */
function mentionsSecurity(annotations: Pod["metadata"]["annotations"] = {}): boolean {
  for (const key in annotations) if (key.includes(".alpha.kubernetes.io/")) return true;
  return false;
}

/** The same for a template at `path` (`spec.template`). */
export function templateWarnings(template: PodTemplateSpec | undefined, path: string): string[] {
  if (!template?.spec) return [];
  return specWarnings(template.spec, { annotations: template.metadata?.annotations, at: `${path}.` });
}

interface Where {
  readonly annotations: Readonly<Record<string, string>> | undefined;
  /** "" for a pod, the template's path with a dot for a template. */
  readonly at: string;
}

/** Nearly every pod gives no warning: what it does not have is not looked at, and paths are made of what it has. */
function specWarnings(spec: PodSpec, { annotations = {}, at }: Where): string[] {
  const path = `${at}spec`;
  const { nodeSelector, affinity, volumes, hostAliases, imagePullSecrets, dnsConfig } = spec;
  const found: string[] = [];
  if (nodeSelector)
    found.push(...nodeLabelWarnings(Object.keys(nodeSelector), (key) => `${path}.nodeSelector[${key}]`));
  if (affinity) found.push(...nodeAffinityWarnings(affinity, `${path}.affinity.nodeAffinity`));
  if (spec.topologySpreadConstraints) found.push(...spreadWarnings(spec, `${path}.topologySpreadConstraints`));
  addAnnotationWarnings(annotations, `${at}metadata.annotations`, found);
  if (volumes) addVolumesWarnings(volumes, `${path}.volumes`, found);
  if (hostAliases) found.push(...duplicates(hostAliases, "ip", `${path}.hostAliases`));
  if (imagePullSecrets) found.push(...pullSecretWarnings(imagePullSecrets, `${path}.imagePullSecrets`));
  if (spec.overhead) found.push(...fractionWarnings(spec.overhead, `${path}.overhead`));
  found.push(...podSeccompWarnings(spec, annotations, `${at}metadata.annotations`));
  found.push(...containerWarnings(spec, { path, annotations, annotationsPath: `${at}metadata.annotations` }));
  if (Number(spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const rule = "must be >= 0; negative values are invalid and will be treated as 1";
    found.push(`${path}.terminationGracePeriodSeconds: ${rule}`);
  }
  if (affinity) found.push(...podAffinityWarnings(affinity, `${path}.affinity`));
  dnsConfig?.nameservers?.forEach((ip, i) => {
    found.push(...ipWarnings(`${path}.dnsConfig.nameservers[${i}]`, ip));
  });
  hostAliases?.forEach(({ ip }, i) => {
    found.push(...ipWarnings(`${path}.hostAliases[${i}].ip`, ip ?? ""));
  });
  return found;
}

function addVolumesWarnings(volumes: readonly Volume[], path: string, found: string[]): void {
  volumes.forEach((volume, i) => {
    addVolumeWarnings(volume, `${path}[${i}]`, found);
  });
  for (const volume of volumes) addOverlappingPathWarnings(volume, found);
}

const pullSecretWarnings = (secrets: NonNullable<PodSpec["imagePullSecrets"]>, path: string): string[] => [
  ...duplicates(secrets, "name", path),
  ...secrets.flatMap(({ name }, i) => (name ? [] : [`${path}[${i}].name: invalid empty name ""`])),
];

function nodeAffinityWarnings(affinity: Affinity | undefined, path: string): string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, preferredDuringSchedulingIgnoredDuringExecution } =
    affinity?.nodeAffinity ?? {};
  const terms = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const preferred = preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return [
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, i) => nodeSelectorTermWarnings(term, `${terms}[${i}]`)),
    ...preferred.flatMap(({ preference }, i) => {
      const at = `${path}.preferredDuringSchedulingIgnoredDuringExecution[${i}].preference`;
      return [...nodeSelectorTermWarnings(preference, at), ...unmatchedValues(preference, at)];
    }),
  ];
}

/** A value that no label can have makes a term that is only preferred useless, which is not refused. */
function unmatchedValues(term: NodeSelectorTerm | undefined, path: string): string[] {
  return (term?.matchExpressions ?? []).flatMap(({ values }, i) =>
    (values ?? []).flatMap((value, j) =>
      problemsOfLabelValue(value).map(
        (problem) => `${path}.matchExpressions[${i}].values[${j}]: ${value} is invalid, ${problem}`,
      ),
    ),
  );
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
function addAnnotationWarnings(annotations: Readonly<Record<string, string>>, path: string, found: string[]): void {
  for (const key in deadAnnotations) {
    if (Object.hasOwn(annotations, key)) found.push(`${path}[${key}]: ${deadAnnotations[key]}`);
  }
}

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

function addVolumeWarnings(volume: Volume, path: string, found: string[]): void {
  for (const [name, what] of oldVolumes) if (volume[name]) found.push(`${path}.${spelled[name] ?? name}: ${what}`);
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec;
  if (claim) found.push(...claimSpecWarnings(claim, `${path}.ephemeral.volumeClaimTemplate.spec`));
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
