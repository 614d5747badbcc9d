import { setTimeout as pause } from "node:timers/promises";
import { ApiError, kinds } from "@kubets/api";
import type { ApiClient } from "@kubets/client";
import { type Announced, dnsService, namespace, ownSlice, serviceName } from "./announcement.ts";

export interface KeepOptions {
  readonly client: ApiClient;
  readonly nodeName: string;
  /** Of the service; empty leaves the service to others. */
  readonly clusterIPs: readonly string[];
  /** Where this process serves. */
  readonly addresses: readonly string[];
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
}

const againAfterMs = { failure: 2000, success: 60_000 };
const fieldManager = "dns";

/** Sees to it that the service is there and that it leads to this process, until the signal aborts. */
export async function keepAnnounced(options: KeepOptions): Promise<void> {
  const { signal, onError } = options;
  while (!signal.aborted) {
    let again = againAfterMs.success;
    try {
      await announce(options);
    } catch (error) {
      onError(error);
      again = againAfterMs.failure;
    }
    await pause(again, undefined, { signal }).catch(() => {});
  }
}

async function announce({ client, nodeName, clusterIPs, addresses }: KeepOptions): Promise<void> {
  if (clusterIPs.length > 0 && !(await there(client.get(kinds.Service, { namespace, name: serviceName }))))
    await client.create(kinds.Service, dnsService(clusterIPs)).catch(ignoreRival);
  const node = await there(client.get(kinds.Node, { name: nodeName }));
  for (const address of addresses) {
    const announced: Announced = { nodeName, nodeUid: node?.metadata.uid, address };
    await client.apply(kinds.EndpointSlice, ownSlice(announced), { fieldManager, force: true });
  }
}

async function there<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return undefined;
    throw error;
  }
}

/** Another node's name server was first. */
function ignoreRival(error: unknown): void {
  if (!(error instanceof ApiError && error.reason === "AlreadyExists")) throw error;
}
