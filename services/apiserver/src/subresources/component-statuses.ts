import { type ApiObject, notFound } from "@kubets/api";
import type { VerbHandler } from "../road/deps.ts";
import { transientEntry } from "../store/transient-entry.ts";
import { selectionOf } from "../verbs/selection.ts";

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
    return { is: "object", code: 200, object: await statusOf(found) };
  };

export const listComponentStatuses =
  (checks: readonly ComponentCheck[]): VerbHandler =>
  async (call) => {
    const { labels, fields } = selectionOf(call);
    // They have no labels, and no field but their name.
    const asked = checks.filter(
      ({ name }) =>
        (!labels || labels.matches(undefined)) &&
        (!fields || fields.matches((path) => (path === "metadata.name" ? name : ""))),
    );
    const entries = (await Promise.all(asked.map(statusOf))).map(transientEntry);
    return { is: "list", result: { entries, revision: 0 } };
  };

async function statusOf({ name, check }: ComponentCheck): Promise<ApiObject> {
  const { healthy, message } = await check();
  const conditions = [{ type: "Healthy", status: healthy ? "True" : "False", message }];
  return { kind: "ComponentStatus", apiVersion: "v1", metadata: { name }, conditions } as ApiObject;
}
