import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../dev/free-port.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** One of the members: its peers reach it through a proxy of its own. */
interface Member {
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

/** A real etcd of three members on loopback, whose members and wires can be broken. */
export interface EtcdCluster {
  /** Of all members, the first one first. */
  readonly endpoints: readonly string[];
  leader(): Promise<number>;
  /** A signal to a member; after SIGKILL it is gone until `restart`. */
  signal(member: number, signal: NodeJS.Signals): Promise<void>;
  restart(member: number): Promise<void>;
  /** Its peers and the member hear nothing of each other. */
  partition(member: number): void;
  /** Everything between peers takes this much longer. */
  delay(ms: number): void;
  heal(): void;
  stop(): Promise<void>;
}

interface MemberList {
  readonly header: { readonly member_id: string };
  readonly members: readonly { readonly ID: string; readonly name: string; readonly peerURLs: readonly string[] }[];
}

const size = 3;
const patienceMs = 20_000;

export async function startEtcdCluster(): Promise<EtcdCluster> {
  const root = await mkdtemp(join(tmpdir(), "kubets-etcds-"));
  const apart = new Set<string>();
  const members: Member[] = [];
  const places = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const [client, peer, outside] = [await freePort(), await freePort(), await freePort()];
      return { name: `m${index}`, client, peer, outside };
    }),
  );
  const initial = places.map(({ name, outside }) => `${name}=http://127.0.0.1:${outside}`).join(",");

  for (const { name, client, peer, outside } of places) {
    const self = () => members.find((member) => member.name === name)!;
    // A peer says who it is with the first bytes it sends.
    const concerns = (bytes: Buffer) =>
      apart.size === 0 || apart.has(self().id) || [...apart].some((id) => bytes.includes(`X-Server-From: ${id}`));
    const proxy = await openTcpProxy({ to: peer, port: outside, concerns });
    const folder = join(root, name);
    const endpoint = `http://127.0.0.1:${client}`;
    const peerUrl = `http://127.0.0.1:${outside}`;
    const flags = [
      ...[`--name=${name}`, `--data-dir=${folder}`, "--log-level=error", "--logger=zap"],
      ...[`--listen-client-urls=${endpoint}`, `--advertise-client-urls=${endpoint}`],
      ...[`--listen-peer-urls=http://127.0.0.1:${peer}`, `--initial-advertise-peer-urls=${peerUrl}`],
      ...[`--initial-cluster=${initial}`, "--heartbeat-interval=100", "--election-timeout=1000"],
    ];
    members.push({ name, endpoint, peerUrl, proxy, folder, flags, process: start(flags), id: "" });
  }

  const memberList = (through: Member) => post<MemberList>(through, "/v3/cluster/member/list");
  async function learnIds(): Promise<void> {
    const list = await answer(() => memberList(members[0]!));
    for (const { ID, name } of list.members) {
      const member = members.find((one) => one.name === name);
      if (member) member.id = BigInt(ID).toString(16);
    }
  }
  /** Waits until each of these members answers with a leader. */
  const ready = (chosen: readonly Member[]) => Promise.all(chosen.map((member) => answer(() => statusOf(member))));

  async function leader(): Promise<number> {
    const status = await answer(() =>
      Promise.any(members.filter(({ process }) => isRunning(process)).map((member) => statusOf(member))),
    );
    const id = BigInt(status.leader).toString(16);
    return members.findIndex((member) => member.id === id);
  }

  await ready(members);
  await learnIds();
  return {
    endpoints: members.map(({ endpoint }) => endpoint),
    leader,
    signal: (index, signal) => send(members[index]!, signal),
    async restart(index) {
      const member = members[index]!;
      member.process = start(member.flags);
      await ready([member]);
    },
    partition(index) {
      apart.add(members[index]!.id);
      for (const { proxy } of members) proxy.cut();
    },
    delay(ms) {
      for (const { proxy } of members) proxy.delay(ms);
    },
    heal() {
      apart.clear();
      for (const { proxy } of members) proxy.heal();
    },
    async stop() {
      for (const { process } of members) process.kill("SIGKILL");
      await Promise.all(members.map(({ proxy }) => proxy.close()));
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function send({ process }: Member, signal: NodeJS.Signals): Promise<void> {
  const gone = signal === "SIGKILL" ? new Promise((resolve) => process.once("exit", resolve)) : undefined;
  process.kill(signal);
  await gone;
}

const start = (flags: readonly string[]): ChildProcess => spawn("etcd", flags, { stdio: "ignore" });
const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

const statusOf = async (member: Member): Promise<{ leader: string }> => {
  const status = await post<{ leader?: string }>(member, "/v3/maintenance/status");
  if (!status.leader || status.leader === "0") throw new Error(`${member.name} knows no leader`);
  return { leader: status.leader };
};

async function post<Answer>({ endpoint }: Member, path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`${endpoint}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(2_000),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Asks again until there is an answer. */
async function answer<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
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
