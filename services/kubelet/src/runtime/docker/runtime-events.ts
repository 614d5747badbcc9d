import { setTimeout as pause } from "node:timers/promises";
import type { RuntimeEvent } from "../../ports/runtime.ts";
import type { Engine } from "./engine.ts";
import { label } from "./labels.ts";
import { lines } from "./lines.ts";

const typeOf: Readonly<Record<string, RuntimeEvent["type"]>> = {
  create: "ContainerCreated",
  start: "ContainerStarted",
  die: "ContainerDied",
  destroy: "ContainerRemoved",
};

/** dockerd says the headers before it listens to itself, so the last seconds are asked for as well. */
const overlapSeconds = 2;
const reconnectMs = { first: 100, most: 5_000 };

interface DockerEvent {
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/**
 * What happens to the pods' containers, until the signal. dockerd remembers events neither long nor over its restart, so each
 * new connection first tells the present state of every container, and the end of those that went while it was away.
 */
export async function* runtimeEvents(engine: Engine, signal: AbortSignal): AsyncGenerator<RuntimeEvent> {
  const known = new Map<string, string>();
  let wait = reconnectMs.first;
  while (!signal.aborted) {
    try {
      const told = await connect(engine, signal);
      yield* present(engine, known);
      wait = reconnectMs.first;
      for await (const line of told) {
        const event = readEvent(line);
        if (!event) continue;
        if (event.type === "ContainerRemoved") known.delete(event.id);
        else known.set(event.id, event.podUid);
        yield event;
      }
    } catch {
      // Unreachable is unknown: nothing is told until it answers again.
    }
    await pause(wait, undefined, { signal }).catch(() => {});
    wait = Math.min(wait * 2, reconnectMs.most);
  }
}

async function connect({ docker }: Engine, abortSignal: AbortSignal): Promise<AsyncIterable<string>> {
  const answer = await docker.getEvents({
    since: Math.floor(Date.now() / 1000) - overlapSeconds,
    filters: { type: ["container"], event: Object.keys(typeOf), label: [label.podUid] },
    abortSignal,
  });
  return lines(answer);
}

async function* present(engine: Engine, known: Map<string, string>): AsyncGenerator<RuntimeEvent> {
  const all = await engine.call((abortSignal) =>
    engine.docker.listContainers({ all: true, filters: { label: [label.podUid] }, abortSignal }),
  );
  const before = new Map(known);
  for (const { Id: id, State, Labels } of all) {
    const podUid = Labels[label.podUid] ?? "";
    before.delete(id);
    known.set(id, podUid);
    const type = State === "created" ? "ContainerCreated" : State === "running" ? "ContainerStarted" : "ContainerDied";
    yield { type, id, podUid };
  }
  for (const [id, podUid] of before) {
    known.delete(id);
    yield { type: "ContainerRemoved", id, podUid };
  }
}

function readEvent(line: string): RuntimeEvent | undefined {
  const { Action, Actor } = JSON.parse(line) as DockerEvent;
  const type = typeOf[Action];
  const podUid = Actor.Attributes[label.podUid];
  return type && podUid ? { type, id: Actor.ID, podUid } : undefined;
}
