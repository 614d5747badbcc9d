import type { ApiObject } from "@kubets/api";
import { notFound } from "@kubets/api";
import type { VerbHandler } from "../road/deps.ts";

/** One part of the control plane that can be asked how it is; a failed check says why. */
export interface ComponentCheck {
  readonly name: string;
  readonly check: () => Promise<{ readonly healthy: boolean; readonly message: string }>;
}

const resource = { group: "", plural: "componentstatus" };

export const getComponentStatus =
  (checks: readonly ComponentCheck[]): VerbHandler =>
  async ({ name }) => {
    const found = checks.find((check) => check.name === name);
    if (!found) throw notFound(resource, name);
    return {
      is: "object",
      code: 200,
      object: { kind: "ComponentStatus", apiVersion: "v1", ...(await statusOf(found)) } as ApiObject,
    };
  };

export const listComponentStatuses =
  (checks: readonly ComponentCheck[]): VerbHandler =>
  async () => {
    const items = await Promise.all(checks.map(statusOf));
    const object = { kind: "ComponentStatusList", apiVersion: "v1", metadata: {}, items };
    return { is: "object", code: 200, object };
  };

async function statusOf({ name, check }: ComponentCheck) {
  const { healthy, message } = await check();
  return { metadata: { name }, conditions: [{ type: "Healthy", status: healthy ? "True" : "False", message }] };
}
