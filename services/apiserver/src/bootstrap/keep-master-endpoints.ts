import { isDeepStrictEqual } from "node:util";
import { ApiError, type ApiObject, type Kind, kinds } from "@kubets/api";
import ipaddr from "ipaddr.js";
import { masterLease } from "../allocation/internal-kinds.ts";
import type { RoadDeps } from "../road/deps.ts";
import { withMetadata } from "../road/with-metadata.ts";
import { createObject } from "../verbs/create.ts";
import { beginWriting } from "../verbs/writing.ts";
import { masterEndpoints, masterSlice } from "./master-endpoints.ts";
import { complete, systemCall } from "./system-call.ts";

/** A server that does not renew its lease for this long is none of the endpoints any more. */
const leaseSeconds = 15;
export const renewMs = 10_000;

export interface Advertised {
  readonly address: string;
  readonly port: number;
}

/** Renews this server's lease, and makes the endpoints of the Service `kubernetes` those of all leases. */
export async function keepMasterEndpoints(deps: RoadDeps, { address, port }: Advertised): Promise<void> {
  await renewLease(deps, address);
  const { entries } = await deps.store.list(masterLease, {});
  const addresses = entries.map(({ name }) => name).filter(isReachable);
  // Nobody else can reach a loopback address: such a server keeps its lease, and is no endpoint.
  if (!addresses.length) return;
  await reconcile(deps, kinds.Endpoints, masterEndpoints(addresses, port));
  await reconcile(deps, kinds.EndpointSlice, masterSlice(addresses, port));
}

/** When it stops, a server takes its lease away; the others take its address out of the endpoints. */
export async function leaveMasterEndpoints({ store }: RoadDeps, { address }: Advertised): Promise<void> {
  await store.remove(masterLease, "", address).catch(ignore("NotFound"));
}

const isReachable = (address: string) => ipaddr.isValid(address) && ipaddr.parse(address).range() !== "loopback";

async function renewLease({ store }: RoadDeps, address: string): Promise<void> {
  const object: ApiObject = {
    kind: "Endpoints",
    apiVersion: "v1",
    metadata: { name: address },
    subsets: [{ addresses: [{ ip: address }] }],
  };
  const options = { ttlSeconds: leaseSeconds };
  try {
    // A generation that changes makes it a write, and a write begins the lease's time again.
    await store.update(
      masterLease,
      "",
      address,
      ({ object: before }) => ({
        object: withMetadata(object, { generation: (before.metadata.generation ?? 0) + 1 }),
        ttlSeconds: leaseSeconds,
      }),
      options,
    );
  } catch (error) {
    ignore("NotFound")(error);
    await store.create(masterLease, object, options).catch(ignore("AlreadyExists"));
  }
}

/** Writes what differs; another server that does the same at that moment writes the same. */
async function reconcile(
  deps: RoadDeps,
  kind: Kind,
  wanted: { readonly metadata: { readonly name?: string; readonly namespace?: string } },
) {
  const { name = "", namespace = "" } = wanted.metadata;
  const object = complete(kind, wanted);
  const content = ({ kind: _k, apiVersion: _a, metadata: _m, ...rest }: ApiObject) => rest;
  try {
    await deps.store.update(kind, namespace, name, ({ object: current }) => {
      if (isDeepStrictEqual(content(current), content(object))) return { object: current };
      return { object: withMetadata({ ...current, ...content(object) }, { resourceVersion: undefined }) };
    });
  } catch (error) {
    ignore("NotFound")(error);
    const call = systemCall({ kind, verb: "create", object: wanted, name: "", namespace });
    await createObject(beginWriting(call, deps), object).catch(ignore("AlreadyExists"));
  }
}

const ignore = (reason: ApiError["reason"]) => (error: unknown) => {
  if (!(error instanceof ApiError && error.reason === reason)) throw error;
};
