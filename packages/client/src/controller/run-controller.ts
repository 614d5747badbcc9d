import type { ApiObject, Kind } from "@kubets/api";
import { act } from "../actions/act.ts";
import type { Cache } from "../cache/cache.ts";
import type { Change } from "../cache/kind-cache.ts";
import type { ApiClient, ObjectKey } from "../connection/client.ts";
import type { EventRecorder } from "../events/recorder.ts";
import { createLoop, type Ending, type LoopLog, lookAgain, settled, textOfKey } from "../loop/loop.ts";
import type { QueueMetrics } from "../loop/queue.ts";
import type { Controller } from "./define-controller.ts";
import { createFreshness } from "./freshness.ts";

export interface ControllerRuntime {
  readonly client: ApiClient;
  /** Started or not: kinds are held by `prepareController`. */
  readonly cache: Cache;
  readonly events: EventRecorder;
  readonly log: LoopLog;
  readonly metrics?: QueueMetrics;
  readonly now?: () => Date;
}

/** Lets the cache hold what the controller looks at; before `cache.start`, so that all controllers share the watches. */
export function holdKinds(controller: Controller, cache: Pick<Cache, "hold">): void {
  for (const { kind, how } of controller.holds ?? []) cache.hold(kind, how);
  const { of, owns = [], watches = [], reads = [] } = controller;
  const inPart = (controller.holds ?? []).filter(({ how }) => how.keep).map(({ kind }) => kind);
  for (const kind of [of, ...owns, ...watches.map((watch) => watch.kind), ...reads])
    if (!inPart.includes(kind)) cache.hold(kind);
}

/** Runs a controller until the signal aborts; resolves when its last pass is over. The cache must be started. */
export async function runController(
  controller: Controller,
  runtime: ControllerRuntime,
  signal: AbortSignal,
): Promise<void> {
  const { cache, client, events, log, metrics, now = () => new Date() } = runtime;
  const { name, of, owns = [], watches = [], view, reconcile, serial = false } = controller;
  const workers = serial ? 1 : (controller.workers ?? 5);
  const freshness = createFreshness(cache);

  const pass = async (key: ObjectKey): Promise<Ending> => {
    const text = serial ? "all" : textOfKey(key);
    if (!(await freshness.caughtUp(text))) throw new Error("the cache has not seen our own last write yet");
    const seen = view(cache, key);
    if (seen === undefined) return settled;
    const decided = reconcile(seen, now());
    const { actions, lookAgainAfterMs } = "actions" in decided ? decided : { actions: decided };
    await act(actions, { client, events, onWritten: (written) => freshness.written(text, written) });
    return lookAgainAfterMs === undefined ? settled : lookAgain(lookAgainAfterMs);
  };

  await cache.synced();
  if (signal.aborted) return;
  const loop = createLoop({ name, pass, workers, log, ...(metrics ? { metrics } : {}) });
  const stops = [
    cache.onChange(of, ({ object }) => loop.add(keyOfObject(object))),
    ...owns.map((kind) => cache.onChange(kind, (change) => ownersOf(change, of).forEach(loop.add))),
    ...watches.map(({ kind, concerns, when }) =>
      cache.onChange(kind, (change) => {
        if (when && !when(change)) return;
        const { object, previous } = change;
        for (const one of previous ? [object, previous] : [object]) concerns(one, cache).forEach(loop.add);
      }),
    ),
  ];
  loop.run();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  for (const stop of stops) stop();
  await loop.stop();
}

const keyOfObject = (object: object): ObjectKey => {
  const { namespace, name = "" } = (object as ApiObject).metadata;
  return { namespace, name };
};

/** The controllers of the object, now and before the change, that are of the kind. */
function ownersOf({ object, previous }: Change<object>, of: Kind<object>): readonly ObjectKey[] {
  return [object, previous].flatMap((one) => {
    const { ownerReferences = [], namespace } = (one as ApiObject | undefined)?.metadata ?? {};
    const group = (apiVersion: string) => apiVersion.split("/").at(-2) ?? "";
    return ownerReferences
      .filter(({ controller, kind, apiVersion }) => controller && kind === of.kind && group(apiVersion) === of.group)
      .map(({ name }) => (of.namespaced ? { namespace, name } : { name }));
  });
}
