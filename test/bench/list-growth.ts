import { setTimeout as pause } from "node:timers/promises";
import { type HttpClient, jsonOf, sizeOf } from "./http-clients.ts";
import { longestTurnMs } from "./longest-turn.ts";
import { cpuSeconds } from "./server-process.ts";

/** What a list costs the server, in microseconds of CPU for a megabyte of answer. */
export interface ListCost {
  readonly megabytes: number;
  /** The first list of pods of which most have just come. */
  readonly first: number;
  /** After one pod has changed. */
  readonly changed: number;
  /** While nothing changes. */
  readonly unchanged: number;
  /** Of the event loop, in milliseconds, during all of these. */
  readonly longestTurn: number;
}

export interface Listing {
  readonly client: HttpClient;
  readonly pid: number;
  /** Path of the list, and of a pod in it that may be changed. */
  readonly list: string;
  readonly pod: string;
}

/** What a list can be asked for as. */
export const listForms = {
  JSON: "application/json",
  protobuf: "application/vnd.kubernetes.protobuf",
  Table: "application/json;as=Table;v=v1;g=meta.k8s.io",
} as const;

export type ListForm = keyof typeof listForms;

/** So much is read for one figure, since CPU is counted in steps of 10 ms. */
const measuredMegabytes = 150;
const mostRounds = 10;
const mergePatch = { "content-type": "application/merge-patch+json" };
/** Long enough for the change to have been told to everybody. */
const restMs = 100;

/** The cost of the list in one form. */
export async function listCost({ client, pid, list, pod }: Listing, form: ListForm): Promise<ListCost> {
  const question = { method: "GET", path: `${list}?resourceVersion=0`, headers: { accept: listForms[form] } };
  const measured = async (rounds: number, before: () => Promise<unknown>) => {
    let [seconds, bytes] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      await before();
      const began = cpuSeconds(pid);
      bytes += await sizeOf(client, question);
      seconds += cpuSeconds(pid) - began;
    }
    return { cost: (seconds * 1e12) / bytes, megabytes: bytes / rounds / 1e6 };
  };
  const change = async () => {
    const body = JSON.stringify({ metadata: { annotations: { turn: String(performance.now()) } } });
    await jsonOf(client, { method: "PATCH", path: pod, headers: mergePatch, body });
    await pause(restMs);
  };
  await longestTurnMs(client);
  const { cost: first, megabytes } = await measured(1, () => pause(restMs));
  const rounds = Math.min(mostRounds, Math.ceil(measuredMegabytes / megabytes));
  const { cost: changed } = await measured(rounds, change);
  const { cost: unchanged } = await measured(rounds, async () => undefined);
  return { megabytes, first, changed, unchanged, longestTurn: await longestTurnMs(client) };
}
