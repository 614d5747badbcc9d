import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { TcpProxy } from "./tcp-proxy.ts";

/** One of the members of an etcd: its peers reach it through a proxy of its own. */
export interface Member {
  readonly name: string;
  readonly endpoint: string;
  readonly peerUrl: string;
  readonly proxy: TcpProxy;
  readonly folder: string;
  readonly flags: readonly string[];
  process: ChildProcess;
  /** In hexadecimal, as it names itself to its peers. */
  id: string;
}

/** What a member says of itself. */
export interface MemberStatus {
  readonly id: string;
  readonly leader: string;
  /** Of the last entry of the log that it has applied. */
  readonly applied: number;
}

const patienceMs = 20_000;
const answerWithinMs = 2_000;

/** Starts a member whose log is beside its folder, so that it outlives a disk that is lost. */
export function startMember(folder: string, flags: readonly string[]): ChildProcess {
  const log = openSync(logOf(folder), "a");
  const process = spawn("etcd", flags, { stdio: ["ignore", log, log] });
  closeSync(log);
  return process;
}
const logOf = (folder: string): string => `${folder}.log`;
export const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** A signal to a member; after SIGKILL it resolves when the process has gone. */
export async function signalMember({ process }: Member, signal: NodeJS.Signals): Promise<void> {
  const gone = signal === "SIGKILL" ? new Promise((resolve) => process.once("exit", resolve)) : undefined;
  process.kill(signal);
  await gone;
}

/** Fails where the member does not answer, or knows no leader. */
export async function statusOf(member: Member): Promise<MemberStatus> {
  const { header, leader, raftAppliedIndex } = await post<{
    header: { member_id: string };
    leader?: string;
    raftAppliedIndex?: string;
  }>(member, "/v3/maintenance/status");
  if (!leader || leader === "0") throw new Error(`${member.name} knows no leader`);
  return { id: hexadecimal(header.member_id), leader: hexadecimal(leader), applied: Number(raftAppliedIndex) };
}

/** One call of etcd's JSON gateway. */
export async function post<Answer>({ endpoint }: Member, path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`${endpoint}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** As etcd's JSON has ids: decimal text, of 64 bits. */
export const hexadecimal = (id: string): string => BigInt(id).toString(16);

/** Asks a member again until there is an answer; where none comes, the error has the end of its log. */
export async function answerOf<Answer>(member: Member, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer(ask);
  } catch (cause) {
    const log = await readFile(logOf(member.folder), "utf8");
    throw new Error(`${member.name} does not answer:\n${log.split("\n").slice(-20).join("\n")}`, { cause });
  }
}

/** Asks again until there is an answer. */
export async function answer<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(100);
    }
  }
}
