import type { ApiObject, Kind } from "@kubets/api";
import { type Cache, type Change, createLoop, type ObjectKey, settled } from "@kubets/client";
import { onlyMetadata } from "../../objects/kept-parts.ts";
import type { Process } from "../../running/process.ts";
import { carryOut } from "./carry-out.ts";
import { decide, foregroundFinalizer, orphanFinalizer } from "./decide.ts";
import { createOwnerStates } from "./owner-states.ts";

/** Deletes what its owners have left behind, and finishes deletions in the foreground and those that leave orphans. */
export const garbageCollector = (collected: readonly Kind<object>[]): Process => {
  const byName = new Map(collected.map((kind) => [groupKind(kind.apiVersion, kind.kind), kind]));
  const kindOf = ({ apiVersion, kind }: Pick<ApiObject, "apiVersion" | "kind">) =>
    byName.get(groupKind(apiVersion, kind));
  return {
    name: "garbage-collector",
    hold: (cache) => {
      for (const kind of collected) cache.hold(kind, { keep: onlyMetadata });
    },
    run: async ({ cache, client, log, metrics }, signal) => {
      await cache.synced();
      if (signal.aborted) return;
      const ownersOf = createOwnerStates({ client, cache, kindOf });
      const dependentsOf = ({ metadata }: ApiObject) =>
        collected.flatMap((kind) => cache.ownedBy(kind, metadata.uid ?? "") as readonly object[] as ApiObject[]);
      const pass = async (key: ObjectKey) => {
        const object = find(cache, key);
        if (!object) return settled;
        const verdict = decide({ object, owners: await ownersOf(object), dependents: dependentsOf(object) });
        const lookAt = (one: ApiObject) => loop.add(passKey(one));
        await carryOut(verdict, object, { client, kindOf: (one) => kindOf(one)!, lookAt });
        return settled;
      };
      const find = (from: Cache, { namespace, name }: ObjectKey): ApiObject | undefined => {
        const [apiVersion = "", kind = "", own = ""] = name.split(separator);
        const known = kindOf({ apiVersion, kind });
        return known && (from.get(known, { ...(namespace ? { namespace } : {}), name: own }) as ApiObject | undefined);
      };
      const loop = createLoop({ name: "garbage-collector", pass, workers: 20, log, ...(metrics ? { metrics } : {}) });
      const stops = collected.map((kind) =>
        cache.onChange(kind, (change) => {
          for (const one of concerned(change as Change<object> as Change<ApiObject>, dependentsOf))
            loop.add(passKey(one));
          if (change.type === "deleted")
            for (const owner of ownersInCache(change.object as ApiObject, cache, kindOf)) loop.add(passKey(owner));
        }),
      );
      loop.run();
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      for (const stop of stops) stop();
      await loop.stop();
    },
  };
};

const separator = "|";
const groupKind = (apiVersion: string, kind: string): string =>
  `${apiVersion.includes("/") ? apiVersion.split("/")[0] : ""}/${kind}`;
const passKey = ({ apiVersion, kind, metadata: { namespace, name = "" } }: ApiObject): ObjectKey => ({
  ...(namespace ? { namespace } : {}),
  name: [apiVersion, kind, name].join(separator),
});

/** Which objects a change gives reason to look at. */
function* concerned({ type, object }: Change<ApiObject>, dependentsOf: (object: ApiObject) => readonly ApiObject[]) {
  if (type === "deleted") return yield* dependentsOf(object);
  const { deletionTimestamp, finalizers = [], ownerReferences = [] } = object.metadata;
  const finishes = finalizers.includes(orphanFinalizer) || finalizers.includes(foregroundFinalizer);
  if (ownerReferences.length > 0 || (deletionTimestamp && finishes)) yield object;
}

/** Owners that may wait for the end of the object. */
const ownersInCache = (
  { metadata }: ApiObject,
  cache: Cache,
  kindOf: (reference: { apiVersion: string; kind: string }) => Kind<object> | undefined,
): readonly ApiObject[] =>
  (metadata.ownerReferences ?? []).flatMap((reference) => {
    const kind = kindOf(reference);
    const namespace = kind?.namespaced ? metadata.namespace : undefined;
    const owner = kind && cache.get(kind, { ...(namespace ? { namespace } : {}), name: reference.name });
    return owner ? [owner as ApiObject] : [];
  });
