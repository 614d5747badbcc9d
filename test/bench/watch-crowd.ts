import { setTimeout as pause } from "node:timers/promises";
import { createListener, digestOf, type Heard } from "./heard.ts";
import { type ClientOptions, type HttpClient, httpClient, jsonOf, textOf } from "./http-clients.ts";

export interface Crowd extends Required<ClientOptions> {
  readonly watchers: number;
  /** Bytes of data in each ConfigMap. */
  readonly objectBytes: number;
  readonly changesPerSecond: number;
  readonly seconds: number;
  /** Changes that are made as fast as the server takes them before anybody watches: they fill its memory of recent events. Default 0. */
  readonly before?: number;
  /** Called before the first change that is watched, half-way, and after the last event. */
  readonly look?: (moment: "start" | "middle" | "end") => void | Promise<void>;
}

export interface CrowdResult {
  readonly changes: number;
  readonly digest: number;
  readonly heard: readonly Heard[];
  /** Watches that ended before they were to. */
  readonly ended: number;
  /** From the first change to its last one's answer. */
  readonly changingMs: number;
  /** From the last change's answer to the last event at the last watcher. */
  readonly catchUpMs: number;
}

const namespace = "crowd";
const maps = `/api/v1/namespaces/${namespace}/configmaps`;
const objects = 50;
const changesAtOnce = 10;
const catchUpWithinMs = 60_000;
const json = { "content-type": "application/json" };
const mergePatch = { "content-type": "application/merge-patch+json" };

interface Versioned {
  readonly metadata: { readonly resourceVersion: string };
}

/** Many watchers of one namespace in which objects change at a steady rate, whether or not anybody keeps up. */
export async function watchCrowd(crowd: Crowd): Promise<CrowdResult> {
  const { watchers, changesPerSecond, seconds, before = 0, look = () => undefined } = crowd;
  const client = httpClient({ ...crowd, version: "2", connections: 1 });
  const crowdClient = httpClient(crowd);
  try {
    await makeObjects(client, crowd.objectBytes);
    for (let turn = 0; turn < before; turn += changesAtOnce) {
      await Promise.all(Array.from({ length: changesAtOnce }, (_, index) => change(client, turn + index)));
    }
    const from = (await jsonOf<Versioned>(client, { method: "GET", path: `${maps}?limit=1` })).metadata.resourceVersion;
    const listeners = Array.from({ length: watchers }, createListener);
    let [ended, isDone] = [0, false];
    for (const listener of listeners) {
      const path = `${maps}?watch=1&resourceVersion=${from}&timeoutSeconds=600`;
      const answer = await crowdClient.ask({ method: "GET", path });
      if (answer.code !== 200) throw new Error(`a watch was refused with ${answer.code}`);
      answer.onData(listener.hear);
      answer.onEnd(() => {
        if (!isDone) ended++;
      });
    }
    await look("start");

    const changes = changesPerSecond * seconds;
    const began = performance.now();
    const answers: Promise<Versioned>[] = [];
    for (let turn = 0; turn < changes; turn++) {
      const dueInMs = began + (turn * 1000) / changesPerSecond - performance.now();
      if (dueInMs > 0) await pause(dueInMs);
      answers.push(change(client, turn));
      if (turn === changes >> 1) await look("middle");
    }
    const revisions = (await Promise.all(answers)).map(({ metadata }) => Number(metadata.resourceVersion));
    const changed = performance.now();
    const hasAll = () => listeners.every(({ events }) => events >= changes);
    while (!hasAll() && performance.now() - changed < catchUpWithinMs) await pause(20);
    const catchUpMs = performance.now() - changed;
    await look("end");
    isDone = true;
    const digest = revisions.sort((a, b) => a - b).reduce(digestOf, 0);
    return { changes, digest, heard: listeners, ended, changingMs: changed - began, catchUpMs };
  } finally {
    client.close();
    crowdClient.close();
  }
}

function change(client: HttpClient, turn: number): Promise<Versioned> {
  const body = JSON.stringify({ data: { turn: String(turn) } });
  return jsonOf(client, { method: "PATCH", path: `${maps}/map-${turn % objects}`, headers: mergePatch, body });
}

/** What is there already, of a crowd before this one, stays. */
async function makeObjects(client: HttpClient, objectBytes: number): Promise<void> {
  const create = (path: string, object: object) =>
    textOf(client, { method: "POST", path, headers: json, body: JSON.stringify(object) });
  await create("/api/v1/namespaces", { metadata: { name: namespace } });
  const data = { filling: "x".repeat(objectBytes) };
  for (let number = 0; number < objects; number++) await create(maps, { metadata: { name: `map-${number}` }, data });
}

/** Watchers that have not heard every change once and in order. */
export const unwell = ({ changes, digest, heard }: CrowdResult): readonly Heard[] =>
  heard.filter((h) => h.events !== changes || h.digest !== digest || h.outOfOrder > 0);
