import { ApiError, type ApiObject, type Kind } from "@kubets/api";
import type { ApiClient } from "@kubets/client";
import { keyOf } from "../../objects/controller-of.ts";
import { orphanFinalizer, type Verdict } from "./decide.ts";

export interface Carrying {
  readonly client: ApiClient;
  readonly kindOf: (object: ApiObject) => Kind<object>;
  readonly lookAt: (object: ApiObject) => void;
}

/** Does what was decided about an object. An object that has changed since is looked at again. */
export async function carryOut(verdict: Verdict, object: ApiObject, { client, kindOf, lookAt }: Carrying) {
  const kind = kindOf(object);
  const { uid = "", resourceVersion = "" } = object.metadata;
  switch (verdict.do) {
    case "nothing":
      return;
    case "lookAt":
      return verdict.dependents.forEach(lookAt);
    case "delete": {
      const settings = { uid, resourceVersion, propagationPolicy: verdict.policy };
      await client.delete(kind, keyOf(object), settings).catch(unlessGone);
      return;
    }
    case "disown":
      return disown(client, kind, object, verdict.owners);
    case "orphan":
      await Promise.all(verdict.dependents.map((one) => disown(client, kindOf(one), one, [uid])));
      return release(client, kind, object, orphanFinalizer);
    case "release":
      return release(client, kind, object, verdict.finalizer);
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
}

/** A merge patch with the revision that was looked at: owners are few, and their list is written whole. */
async function disown(client: ApiClient, kind: Kind<object>, object: ApiObject, owners: readonly string[]) {
  const { uid, resourceVersion, ownerReferences = [] } = object.metadata;
  const left = ownerReferences.filter((reference) => !owners.includes(reference.uid));
  if (left.length === ownerReferences.length) return;
  const metadata = { uid, resourceVersion, ownerReferences: left.length > 0 ? left : null };
  await client.patch(kind, keyOf(object), { patch: { merge: { metadata } } }).catch(unlessGone);
}

async function release(client: ApiClient, kind: Kind<object>, object: ApiObject, finalizer: string) {
  const { uid, resourceVersion, finalizers = [] } = object.metadata;
  const left = finalizers.filter((one) => one !== finalizer);
  const metadata = { uid, resourceVersion, finalizers: left.length > 0 ? left : null };
  await client.patch(kind, keyOf(object), { patch: { merge: { metadata } } }).catch(unlessGone);
}
