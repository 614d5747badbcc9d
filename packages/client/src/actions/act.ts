import { ApiError, type ApiObject, asApiError, type Kind } from "@kubets/api";
import type { ApiClient, ObjectKey } from "../connection/client.ts";
import type { EventRecorder } from "../events/recorder.ts";
import type { Action } from "./action.ts";

/** What a write has left to be seen: until then the cache is older than we are. */
export interface Written {
  readonly kind: Kind<object>;
  readonly key: ObjectKey;
  /** Of the object as written; undefined for one that is gone for good. */
  readonly revision: number | undefined;
  readonly uid: string;
}

export interface Acting {
  readonly client: ApiClient;
  readonly events: EventRecorder;
  readonly onWritten: (written: Written) => void;
}

/** Does the actions in their order; the first failure ends it. */
export async function act(actions: readonly Action[], acting: Acting): Promise<void> {
  for (const action of actions) await actOne(action, acting);
}

async function actOne(action: Action, acting: Acting): Promise<void> {
  const { client, events, onWritten } = acting;
  switch (action.do) {
    case "create": {
      const made: object = await client.create(action.kind, action.object as never);
      onWritten(written(action.kind, made));
      return act(action.afterwards?.(made) ?? [], acting);
    }
    case "update": {
      const { kind, object, subresource } = action;
      return onWritten(written(kind, await client.update(kind, object, { subresource })));
    }
    case "patch": {
      const { kind, key, patch, subresource } = action;
      return onWritten(written(kind, await client.patch(kind, key, { patch, subresource })));
    }
    case "delete":
      return remove(action, acting);
    case "createPart":
      await client.createPart(action.kind, action.key, action);
      return;
    case "confirm":
      return confirmed(action, acting);
    case "event":
      return events.tell(action.about, action.event);
    case "attempt":
      try {
        return await act(action.actions, acting);
      } catch (error) {
        await act(action.otherwise(asApiError(error)), acting);
        throw error;
      }
    case "parallel":
      return action.slowStart ? slowStart(action.actions, acting) : all(action.actions, acting);
  }
}

function written(kind: Kind<object>, object: object): Written {
  const { namespace, name = "", resourceVersion, uid = "" } = (object as ApiObject).metadata;
  return { kind, key: { namespace, name }, revision: Number(resourceVersion), uid };
}

async function remove(action: Extract<Action, { do: "delete" }>, { client, onWritten }: Acting): Promise<void> {
  const { kind, key, options } = action;
  try {
    await client.delete(kind, key, options);
    onWritten({ kind, key, revision: undefined, uid: options.uid ?? "" });
  } catch (error) {
    const gone =
      error instanceof ApiError && (error.reason === "NotFound" || (error.reason === "Conflict" && options.uid));
    if (!gone) throw error;
  }
}

async function confirmed({ kind, key, uid }: Extract<Action, { do: "confirm" }>, { client }: Acting): Promise<void> {
  const { metadata } = (await client.get(kind, key)) as ApiObject;
  if (metadata.uid !== uid || metadata.deletionTimestamp)
    throw new ApiError("Conflict", `${kind.kind} "${key.name}" has gone or is going`);
}

async function all(actions: readonly Action[], acting: Acting): Promise<void> {
  const results = await Promise.allSettled(actions.map((action) => actOne(action, acting)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** So many actions of one pass are under way at most. */
const widest = 256;

/** Each success lets two follow, each in the place of one: as fast as by doubled groups, and no group waits for its slowest. */
function slowStart(actions: readonly Action[], acting: Acting): Promise<void> {
  return new Promise((resolve, reject) => {
    let window = 1;
    let running = 0;
    let next = 0;
    let failure: { readonly error: unknown } | undefined;
    const go = () => {
      while (!failure && running < window && next < actions.length) {
        running += 1;
        void actOne(actions[next++]!, acting).then(
          () => ended(),
          (error) => ended({ error }),
        );
      }
      if (running > 0) return;
      if (failure) reject(failure.error);
      else resolve();
    };
    const ended = (failed?: { readonly error: unknown }) => {
      running -= 1;
      window = Math.min(window + 1, widest);
      failure ??= failed;
      go();
    };
    go();
  });
}
