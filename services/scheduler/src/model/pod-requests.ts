import type { Container, ContainerStatus, Pod } from "@kubets/api/types/core-v1";
import { type Amounts, amountsOf, largest, none, plus } from "./amounts.ts";

/** What a container that says nothing is counted as when nodes are compared: a tenth of a core, 200 MiB. */
export const assumedOfContainer: Amounts = new Map([
  ["cpu", 100],
  ["memory", 200 * 1024 * 1024],
]);

/**
 * What a pod takes of a node: its containers together with its sidecars, or its most demanding moment of initialisation if
 * that is more, and its overhead. `assumed` fills in what a container does not say. Requests for the pod as a whole win.
 */
export function podRequests({ spec, status }: Pick<Pod, "spec" | "status">, assumed: Amounts = none): Amounts {
  const statuses = statusesOf(status);
  const infeasible = (status?.conditions ?? []).some(
    ({ type, reason }) => type === "PodResizePending" && reason === "Infeasible",
  );
  const of = (container: Container) =>
    filledIn(requestsOf(container, statuses.get(container.name), infeasible), assumed);
  let running = none;
  for (const container of spec.containers) running = plus(running, of(container));
  let sidecars = none;
  let starting = none;
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === "Always") {
      sidecars = plus(sidecars, of(container));
      starting = largest(starting, sidecars);
    } else starting = largest(starting, plus(sidecars, of(container)));
  }
  const requests = largest(plus(running, sidecars), starting);
  const whole = amountsOf(spec.resources?.requests);
  return plus(whole.size ? new Map([...requests, ...whole]) : requests, amountsOf(spec.overhead));
}

function filledIn(requests: Amounts, assumed: Amounts): Amounts {
  return assumed.size === 0 ? requests : new Map([...assumed, ...requests]);
}

/** A container that is being resized counts for what it has as well as for what it is to have, unless it cannot have it. */
function requestsOf(container: Container, status: ContainerStatus | undefined, infeasible: boolean): Amounts {
  const wanted = amountsOf(container.resources?.requests);
  if (!status?.allocatedResources && !status?.resources) return wanted;
  const given = largest(amountsOf(status.allocatedResources), amountsOf(status.resources?.requests));
  return infeasible ? given : largest(wanted, given);
}

function statusesOf(status: Pod["status"] | undefined): ReadonlyMap<string, ContainerStatus> {
  const all = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])];
  return new Map(all.map((one) => [one.name, one]));
}
