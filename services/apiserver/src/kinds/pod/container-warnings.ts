import { isDeepStrictEqual } from "node:util";
import type {
  Container,
  ContainerPort,
  EphemeralContainer,
  PodSpec,
  ResourceRequirements,
} from "@kubets/api/types/core-v1";
import { fractionWarnings } from "../warnings.ts";
import { appArmorAnnotation, appArmorProfileOf } from "./app-armor.ts";

export interface Placed {
  readonly container: Container | EphemeralContainer;
  readonly path: string;
}

/** Every container of a pod with its path, init containers first, as upstream visits them. */
export function containersOf(spec: PodSpec, path: string): Placed[] {
  const placed = (list: readonly (Container | EphemeralContainer)[] | undefined, name: string) =>
    (list ?? []).map((container, i) => ({ container, path: `${path}.${name}[${i}]` }));
  return [
    ...placed(spec.initContainers, "initContainers"),
    ...placed(spec.containers, "containers"),
    ...placed(spec.ephemeralContainers, "ephemeralContainers"),
  ];
}

interface Where {
  readonly path: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly annotationsPath: string;
}

export function containerWarnings(spec: PodSpec, where: Where): string[] {
  const all = containersOf(spec, where.path);
  const found: string[] = [];
  for (const { container, path } of all) {
    found.push(...seccompWarnings(container, where));
    // In a template the annotation stays as it is; a pod's is told of where it is made a field.
    if (where.path !== "spec") found.push(...appArmorWarnings(container, spec, where));
    if (container.resources) found.push(...resourceWarnings(container.resources, `${path}.resources`));
    if (container.env) addEnvWarnings(container.env, `${path}.env`, found);
  }
  const ports = portsOf(all);
  if (ports.length > 0) found.push(...portWarnings(ports), ...portNameWarnings(ports));
  return found;
}

const resourceWarnings = ({ limits, requests }: ResourceRequirements, path: string): string[] =>
  ["memory", "ephemeral-storage"].flatMap((name) => [
    ...fractionWarnings(limits, `${path}.limits`, [name]),
    ...fractionWarnings(requests, `${path}.requests`, [name]),
  ]);

const seccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";
function seccompWarnings({ name, securityContext }: Placed["container"], where: Where): string[] {
  const key = `${seccompPrefix}${name}`;
  return !securityContext?.seccompProfile && Object.hasOwn(where.annotations, key)
    ? [`${where.annotationsPath}[${key}]: non-functional in v1.27+; use the "seccompProfile" field instead`]
    : [];
}

function appArmorWarnings(container: Placed["container"], spec: PodSpec, where: Where): string[] {
  const key = appArmorAnnotation(container);
  const annotation = where.annotations[key];
  if (annotation === undefined || container.securityContext?.appArmorProfile) return [];
  const ofPod = spec.securityContext?.appArmorProfile;
  if (ofPod && isDeepStrictEqual(ofPod, appArmorProfileOf(annotation))) return [];
  return [`${where.annotationsPath}[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`];
}

/** A second value for a name is meant only where it extends the first: `PATH=$(PATH):/opt`. */
function addEnvWarnings(env: NonNullable<Container["env"]>, path: string, found: string[]): void {
  const seen = new Set<string>();
  for (const [i, { name, value = "", valueFrom }] of env.entries()) {
    if (!seen.has(name)) {
      seen.add(name);
      continue;
    }
    const reference = `$(${name})`;
    const extendsFirst = !valueFrom && value !== reference && value.includes(reference);
    if (extendsFirst) continue;
    const what = `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`;
    found.push(`${path}[${i}]: ${what}`);
  }
}

interface PlacedPort {
  readonly port: ContainerPort;
  readonly path: string;
}
const portsOf = (all: readonly Placed[]): PlacedPort[] =>
  all.flatMap(({ container, path }) =>
    (container.ports ?? []).map((port, i) => ({ port, path: `${path}.ports[${i}]` })),
  );

function portWarnings(all: readonly PlacedPort[]): string[] {
  const seen = new Map<string, PlacedPort[]>();
  return all.flatMap((one) => {
    const key = `${one.port.containerPort}/${one.port.protocol}`;
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, one]);
    const { name = "", hostPort = 0, containerPort, protocol, hostIP = "" } = one.port;
    const pointless =
      hostIP && !hostPort
        ? [
            `${one.path}: hostIP set without hostPort: {Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`,
          ]
        : [];
    return [...pointless, ...others.flatMap((other) => clash(one, other))];
  });
}

function clash({ port: a, path }: PlacedPort, { port: b, path: other }: PlacedPort): string[] {
  const sameHost = (a.hostIP ?? "") === (b.hostIP ?? "");
  if (sameHost && (a.hostPort ?? 0) === (b.hostPort ?? 0)) return [`${path}: duplicate port definition with ${other}`];
  if (!a.hostPort || !b.hostPort) return [`${path}: overlapping port definition with ${other}`];
  const oneOpen = !a.hostIP !== !b.hostIP;
  return a.hostPort === b.hostPort && oneOpen ? [`${path}: dangerously ambiguous port definition with ${other}`] : [];
}

function portNameWarnings(all: readonly PlacedPort[]): string[] {
  const first = new Map<string, string>();
  return all.flatMap(({ port: { name }, path }) => {
    if (!name) return [];
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, path);
      return [];
    }
    const use = `services and probes that select ports by name will use ${other}`;
    return [`${path}: duplicate port name ${JSON.stringify(name)} with ${other}, ${use}`];
  });
}
