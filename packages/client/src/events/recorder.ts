import { ApiError, type ApiObject, kinds } from "@kubets/api";
import type { Told } from "../actions/action.ts";
import type { ApiClient } from "../connection/client.ts";
import { createCorrelator } from "./correlate.ts";

/** Tells users what happened to an object, as Event objects. Never fails: an event is not worth a pass. */
export interface EventRecorder {
  tell(about: object, told: Told): void;
  /** Resolves when what was told so far has been sent or lost. */
  settled(): Promise<void>;
}

export interface RecorderOptions {
  readonly client: Pick<ApiClient, "create" | "patch">;
  /** The component, as `kubectl describe` shows it. */
  readonly source: string;
  readonly host?: string;
  readonly now?: () => Date;
  readonly onError?: (error: unknown) => void;
}

/** So many events may wait to be sent; more are lost. */
const waitingAtMost = 1000;

export function createRecorder(options: RecorderOptions): EventRecorder {
  const { client, source, host = "", now = () => new Date(), onError = () => {} } = options;
  const correlator = createCorrelator();
  /** Name of the Event object that counts for a key. */
  const named = new Map<string, { namespace: string; name: string }>();
  let last = Promise.resolve();
  let waiting = 0;

  const send = async (about: ApiObject, { type, reason, message: told }: Told) => {
    const time = now();
    const { namespace = "", name = "", uid = "" } = about.metadata;
    const text = [about.apiVersion, about.kind, namespace, name, uid].join("/");
    const outcome = correlator.correlate({ source, about: text, type, reason, message: told }, time.getTime());
    if (outcome.is === "dropped") return;
    const { message, key } = outcome;
    const known = named.get(key);
    if (outcome.is === "counted" && known) {
      const change = { count: outcome.count, lastTimestamp: seconds(time), message };
      const found = await client.patch(kinds.Event, known, { patch: { strategic: change } }).then(
        () => true,
        (error) => {
          if (error instanceof ApiError && error.reason === "NotFound") return false;
          throw error;
        },
      );
      if (found) return;
      correlator.restart(key);
    }
    const event = newEvent({ about, told: { type, reason, message }, time, source, host });
    await client.create(kinds.Event, event);
    named.set(key, { namespace: event.metadata.namespace, name: event.metadata.name });
    if (named.size > 4096) named.delete(named.keys().next().value!);
  };

  return {
    tell: (about, told) => {
      if (waiting >= waitingAtMost) return;
      waiting += 1;
      last = last
        .then(() => send(about as ApiObject, told))
        .catch(onError)
        .finally(() => {
          waiting -= 1;
        });
    },
    settled: () => last,
  };
}

const seconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

interface NewEvent {
  readonly about: ApiObject;
  readonly told: Told;
  readonly time: Date;
  readonly source: string;
  readonly host: string;
}

/** An event of a cluster-scoped object lies in `default`. Its name is the object's and the time, as client-go's. */
function newEvent({ about, told, time, source, host }: NewEvent) {
  const { namespace = "", name = "", uid, resourceVersion } = about.metadata;
  const stamp = (BigInt(time.getTime()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n)).toString(16);
  return {
    metadata: { name: `${name}.${stamp}`, namespace: namespace || "default" },
    involvedObject: {
      kind: about.kind,
      ...(namespace && { namespace }),
      name,
      ...(uid && { uid }),
      apiVersion: about.apiVersion,
      ...(resourceVersion && { resourceVersion }),
    },
    reason: told.reason,
    message: told.message,
    source: { component: source, ...(host && { host }) },
    firstTimestamp: seconds(time),
    lastTimestamp: seconds(time),
    count: 1,
    type: told.type,
    reportingComponent: source,
    ...(host && { reportingInstance: host }),
  };
}
