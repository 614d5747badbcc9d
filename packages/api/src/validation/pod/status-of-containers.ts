import type { ContainerStatus } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";

type Statuses = readonly ContainerStatus[] | undefined;

/** An ephemeral container never runs again, and has no devices. */
export function validateEphemeralStatuses(now: Statuses, before: Statuses, found: Found): void {
  const field = "status.ephemeralContainerStatuses";
  for (const [i, { name, state }] of (before ?? []).entries()) {
    if (!state?.terminated) continue;
    const again = (now ?? []).filter((one) => one.name === name && !one.state?.terminated);
    const problem = forbiddenValue(`${field}[${i}].state`, "may not be transitioned to non-terminated state");
    found.push(...again.map(() => problem));
  }
  for (const [i, { allocatedResourcesStatus }] of (now ?? []).entries()) {
    if (!allocatedResourcesStatus?.length) continue;
    found.push(forbiddenValue(`${field}[${i}].allocatedResourcesStatus`, "must not be specified in container status"));
  }
}

const highestId = 2147483647;

/** As whom containers run. */
export function validateUsers(statuses: Statuses, { field, os }: { field: string; os: string }, found: Found): void {
  for (const [i, { user }] of (statuses ?? []).entries()) {
    const linux = user?.linux;
    if (!linux) continue;
    const at = `${field}[${i}].user.linux`;
    if (os === "windows") found.push(forbiddenValue(at, "cannot be set for a windows pod"));
    if (os !== "linux") continue;
    const ids: [string, number | bigint][] = [
      [`${at}.uid`, linux.uid],
      [`${at}.gid`, linux.gid],
      ...(linux.supplementalGroups ?? []).map((id, g): [string, number | bigint] => [
        `${at}.supplementalGroups[${g}]`,
        id,
      ]),
    ];
    for (const [where, id] of ids) {
      if (id >= 0 && id <= highestId) continue;
      found.push(invalidValue(where, id, `must be between 0 and ${highestId}, inclusive`));
    }
  }
}
