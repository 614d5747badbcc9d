import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../dev/free-port.ts";
import { answer, answerOf, isRunning, type Member, signalMember, startMember, statusOf } from "./etcd-member.ts";
import { replaceMember } from "./replace-member.ts";
import { openTcpProxy } from "./tcp-proxy.ts";

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
  /** Its disk is lost: a new, empty member takes its place, at the same address. */
  replace(member: number): Promise<void>;
  stop(): Promise<void>;
}

const size = 3;

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
    members.push({ name, endpoint, peerUrl, proxy, folder, flags, process: startMember(folder, flags), id: "" });
  }

  /** Waits until each of these members answers with a leader. */
  const ready = (chosen: readonly Member[]) =>
    Promise.all(chosen.map((member) => answerOf(member, () => statusOf(member))));

  async function leader(): Promise<number> {
    const status = await answer(() =>
      Promise.any(members.filter(({ process }) => isRunning(process)).map((member) => statusOf(member))),
    );
    return members.findIndex((member) => member.id === status.leader);
  }

  // Each is asked for its own id: a list of members has no names until these have been told.
  for (const [index, { id }] of (await ready(members)).entries()) members[index]!.id = id;
  return {
    endpoints: members.map(({ endpoint }) => endpoint),
    leader,
    signal: (index, signal) => signalMember(members[index]!, signal),
    async restart(index) {
      const member = members[index]!;
      member.process = startMember(member.folder, member.flags);
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
    replace: (index) =>
      replaceMember(
        members[index]!,
        members.filter((_, other) => other !== index),
      ),
    async stop() {
      for (const { process } of members) process.kill("SIGKILL");
      await Promise.all(members.map(({ proxy }) => proxy.close()));
      await rm(root, { recursive: true, force: true });
    },
  };
}
