import type { ContainerStatus } from "../../generated/types/core-v1.ts";
import type { Found } from "../found.ts";
import { validateEphemeralStatuses, validateUsers } from "./status-of-containers.ts";

const fieldsOf = (check: (found: Found) => void): string[] => {
  const found: Found = [];
  check(found);
  return found.map(({ field }) => field);
};
const statusOf = (status: object) => [{ name: "c", ...status } as unknown as ContainerStatus];

test("users are numbers that a node has", () => {
  const user = { linux: { uid: -1, gid: 5, supplementalGroups: [2 ** 31] } };
  const fields = (os: string) => fieldsOf((found) => validateUsers(statusOf({ user }), { field: "s", os }, found));
  expect(fields("linux")).toEqual(["s[0].user.linux.uid", "s[0].user.linux.supplementalGroups[0]"]);
  expect(fields("windows")).toEqual(["s[0].user.linux"]);
});

test("an ephemeral container never runs again, and has no devices", () => {
  const now = statusOf({ state: { running: {} }, allocatedResourcesStatus: [{ name: "cpu" }] });
  const before = statusOf({ state: { terminated: { exitCode: 0 } } });
  expect(fieldsOf((found) => validateEphemeralStatuses(now, before, found))).toEqual([
    "status.ephemeralContainerStatuses[0].state",
    "status.ephemeralContainerStatuses[0].allocatedResourcesStatus",
  ]);
});
