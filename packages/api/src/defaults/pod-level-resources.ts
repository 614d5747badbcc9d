import { compareQuantity, formatQuantity, parseQuantity } from "../codec/quantity.ts";
import { type PodSpecView, type ResourceAmounts, sortedByKey } from "./pod.ts";

/** What is needed of a container to add up what a pod needs. */
interface Consumer {
  readonly restartPolicy?: string;
  readonly resources?: { readonly limits?: Quantities; readonly requests?: Quantities };
}

interface Consumers {
  readonly containers?: readonly Consumer[];
  readonly initContainers?: readonly Consumer[];
}

type Kinds = "limits" | "requests";
type Quantities = Readonly<Record<string, string>>;

const isHugePages = (name: string) => name.startsWith("hugepages-");
const isPodLevel = (name: string) => name === "cpu" || name === "memory" || isHugePages(name);

/**
 * A pod that says something about its resources as a whole gets the rest from its containers: limits of huge pages, and
 * every request; what is then still without a request asks for its limit.
 */
export function podLevelResources(spec: PodSpecView): ResourceAmounts {
  const given = spec.resources ?? {};
  const hugeLimits = pick(aggregateOfContainers(spec, "limits"), isHugePages);
  const limits = { ...hugeLimits, ...given.limits };
  // A request for huge pages is their limit, so only a limit that the pod itself has counts.
  const requests = {
    ...pick(limits, isPodLevel),
    ...pick(aggregateOfContainers(spec, "requests"), isPodLevel),
    ...given.requests,
  };
  return {
    ...(Object.keys(limits).length ? { limits: sortedByKey(limits) } : {}),
    ...(Object.keys(requests).length ? { requests: sortedByKey(requests) } : {}),
    ...(given.claims === undefined ? {} : { claims: given.claims }),
  };
}

/**
 * What the containers need at the same time: the running ones together, or an init container beside the sidecars started
 * before it, whichever is more.
 */
export function aggregateOfContainers({ containers = [], initContainers = [] }: Consumers, which: Kinds): Quantities {
  let running: Quantities = {};
  let peak: Quantities = {};
  for (const container of containers) running = combine(running, amounts(container, which), add);
  let sidecars: Quantities = {};
  for (const container of initContainers) {
    const own = amounts(container, which);
    const beside = combine(sidecars, own, add);
    if (container.restartPolicy === "Always") {
      running = combine(running, own, add);
      sidecars = beside;
    }
    peak = combine(peak, container.restartPolicy === "Always" ? sidecars : beside, larger);
  }
  return combine(running, peak, larger);
}

const amounts = (container: Consumer, which: Kinds): Quantities => container.resources?.[which] ?? {};
const add = (a: string, b: string) => formatQuantity(parseQuantity(a).add(parseQuantity(b)));
const larger = (a: string, b: string) => (compareQuantity(parseQuantity(a), parseQuantity(b)) < 0 ? b : a);

function combine(a: Quantities, b: Quantities, how: (a: string, b: string) => string): Quantities {
  const result: Record<string, string> = { ...a };
  for (const [name, quantity] of Object.entries(b)) {
    const before = result[name];
    result[name] = before === undefined ? quantity : how(before, quantity);
  }
  return result;
}

const pick = (map: Quantities, wanted: (name: string) => boolean): Quantities =>
  Object.fromEntries(Object.entries(map).filter(([name]) => wanted(name)));
