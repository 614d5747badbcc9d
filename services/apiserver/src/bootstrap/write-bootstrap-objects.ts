import { ApiError } from "@kubets/api";
import { rangeAllocation } from "../allocation/internal-kinds.ts";
import { nodePortsName, rangeObject } from "../allocation/node-port-allocation.ts";
import type { PortRange } from "../allocation/port-bitmap.ts";
import type { RoadDeps } from "../road/deps.ts";
import { createObject } from "../verbs/create.ts";
import { beginWriting } from "../verbs/writing.ts";
import type { BootstrapObject } from "./bootstrap-object.ts";
import { type BootstrapSettings, bootstrapObjects } from "./bootstrap-objects.ts";
import { defaultCidrKeeper } from "./default-cidr-keeper.ts";
import { complete, systemCall } from "./system-call.ts";

export interface Bootstrap extends BootstrapSettings {
  readonly nodePorts: PortRange;
}

/**
 * Writes what is missing of the objects that every cluster has. Servers that start at the same time may all try: one
 * succeeds, and what is there already, also by somebody's hand, stays as it is.
 */
export async function writeBootstrapObjects(deps: RoadDeps, bootstrap: Bootstrap): Promise<void> {
  await writeNodePortRange(deps, bootstrap.nodePorts);
  for (const object of bootstrapObjects(bootstrap)) await ensure(deps, object);
  await defaultCidrKeeper(deps, bootstrap.serviceCidrs)();
}

async function ensure(deps: RoadDeps, { kind, object }: BootstrapObject): Promise<void> {
  const { name, namespace = "" } = object.metadata;
  if (deps.store.peek(kind, namespace, name)) return;
  const call = systemCall({ kind, verb: "create", object, name: "", namespace });
  await createObject(beginWriting(call, deps), complete(kind, object)).catch(ignoreTaken);
  await seen(deps, () => deps.store.peek(kind, namespace, name) !== undefined);
}

/** The cache follows the store: what comes next may need what was written. */
async function seen({ store }: RoadDeps, there: () => boolean): Promise<void> {
  for (let left = 500; !there() && left > 0; left--) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!there()) throw new Error(`the cache stays at revision ${store.revision} and does not see what was written`);
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof ApiError && error.reason === "AlreadyExists")) throw error;
}

/** Empty at first; the range is a setting. */
async function writeNodePortRange({ store }: RoadDeps, range: PortRange): Promise<void> {
  if (store.peek(rangeAllocation, "", nodePortsName)) return;
  await store.create(rangeAllocation, rangeObject(range, 0n)).catch(ignoreTaken);
}
