import { absent, type Defaulters, defaulter, type Fields, inTurn } from "./defaulter.ts";
import { podLevelResources } from "./pod-level-resources.ts";

type Quantities = Readonly<Record<string, string>>;
export interface ResourceAmounts {
  readonly limits?: Quantities;
  readonly requests?: Quantities;
  readonly claims?: unknown;
}
interface Port {
  readonly name?: string;
  readonly hostPort?: number;
  readonly containerPort: number;
}
export interface ContainerView extends Fields {
  readonly resources?: ResourceAmounts;
  readonly ports?: readonly Port[];
  readonly restartPolicy?: string;
}
export interface PodSpecView extends Fields {
  readonly containers?: readonly ContainerView[];
  readonly initContainers?: readonly ContainerView[];
  readonly hostNetwork?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly resources?: ResourceAmounts;
  readonly overhead?: Quantities;
}

/** Annotations that once carried init containers; an API server of today drops them. */
const initContainerAnnotations = [
  "pod.beta.kubernetes.io/init-containers",
  "pod.alpha.kubernetes.io/init-containers",
  "pod.beta.kubernetes.io/init-container-statuses",
  "pod.alpha.kubernetes.io/init-container-statuses",
];

/** What only a pod gets, never a template: it is filled in when the template becomes a pod. */
export const podDefaults: Defaulters = {
  "k8s.io.api.core.v1.Pod": inTurn(dropInitContainerAnnotations, podOnly),
  "k8s.io.api.core.v1.PodTemplateSpec": dropInitContainerAnnotations,
  "k8s.io.api.core.v1.PodStatus": firstAddress("podIP", "podIPs"),
};

function podOnly({ spec }: Fields): Fields | undefined {
  const given = spec as PodSpecView | undefined;
  if (!given) return undefined;
  const added: Record<string, unknown> = {};
  for (const list of ["initContainers", "containers"] as const) {
    const filled = given[list]?.map((c) => hostPorts(requestsFromLimits(c), given));
    if (filled?.some((c, i) => c !== given[list]?.[i])) added[list] = filled;
  }
  // A pod that says nothing of its resources, in as many words, is as one that is silent.
  const { limits = {}, requests = {} } = given.resources ?? {};
  if (Object.keys({ ...limits, ...requests }).length) added.resources = podLevelResources({ ...given, ...added });
  if (absent(given.enableServiceLinks)) added.enableServiceLinks = true;
  return Object.keys(added).length ? { spec: added } : undefined;
}

/** A container that sets a limit and no request asks for as much as it may use. */
function requestsFromLimits(container: ContainerView): ContainerView {
  const { limits, requests, claims } = container.resources ?? {};
  if (!limits || Object.keys(limits).every((name) => requests?.[name] !== undefined)) return container;
  const all = sortedByKey({ ...limits, ...requests });
  return { ...container, resources: { limits, requests: all, ...(claims === undefined ? {} : { claims }) } };
}

/** On the host's network a container's port is the host's. */
function hostPorts(container: ContainerView, { hostNetwork }: PodSpecView): ContainerView {
  if (!hostNetwork || !container.ports?.some((port) => !port.hostPort)) return container;
  const ports = container.ports.map(({ name, hostPort, ...rest }) => ({
    ...(name === undefined ? {} : { name }),
    hostPort: hostPort || rest.containerPort,
    ...rest,
  }));
  return { ...container, ports };
}

export const sortedByKey = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

function dropInitContainerAnnotations({ metadata }: Fields): Fields | undefined {
  const { annotations } = (metadata ?? {}) as { annotations?: Quantities };
  if (!annotations || !initContainerAnnotations.some((name) => name in annotations)) return undefined;
  const kept = Object.entries(annotations).filter(([name]) => !initContainerAnnotations.includes(name));
  return { metadata: { annotations: kept.length ? Object.fromEntries(kept) : undefined } };
}

/** `podIP` and `podIPs[0].ip` say the same; where they differ, the older field wins. */
function firstAddress(one: string, many: string) {
  return defaulter<Fields>((status) => {
    const first = (status[many] as readonly { ip?: string }[] | undefined)?.[0]?.ip;
    const single = status[one] as string | undefined;
    if (first === single) return undefined;
    return single ? { [many]: [{ ip: single }] } : { [one]: first };
  });
}
