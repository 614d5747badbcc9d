import type { PodSpec } from "../../generated/types/core-v1.ts";

type Amounts = Readonly<Record<string, string>>;

/** How a pod stands when its node runs short: by what its containers ask for and may use of CPU and memory. */
export function qosClass(spec: PodSpec): "Guaranteed" | "Burstable" | "BestEffort" {
  const holders = spec.resources ? [spec] : [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  const counted = holders.map(({ resources }) => ({
    requests: relevant(resources?.requests),
    limits: relevant(resources?.limits),
  }));
  if (counted.every(({ requests, limits }) => !Object.keys(requests).length && !Object.keys(limits).length)) {
    return "BestEffort";
  }
  const guaranteed = counted.every(
    ({ requests, limits }) =>
      limits.cpu && limits.memory && requests.cpu === limits.cpu && requests.memory === limits.memory,
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}

/** Zero counts as nothing. */
const relevant = (amounts: Amounts | undefined): Amounts =>
  Object.fromEntries(
    Object.entries(amounts ?? {}).filter(([name, amount]) => (name === "cpu" || name === "memory") && amount !== "0"),
  );
