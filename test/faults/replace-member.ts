import { rm } from "node:fs/promises";
import {
  answer,
  answerOf,
  hexadecimal,
  type Member,
  post,
  signalMember,
  startMember,
  statusOf,
} from "./etcd-member.ts";

interface Listed {
  readonly ID: string;
  readonly peerURLs: readonly string[];
}

/**
 * Removes a member whose disk is lost, and puts a new, empty one at its address, as etcd's manual has it: the next step begins only
 * when all the others know of the one before. A member that comes back empty under its old id breaks, since the leader
 * believes that it has its log.
 */
export async function replaceMember(member: Member, others: readonly Member[]): Promise<void> {
  await signalMember(member, "SIGKILL");
  await rm(member.folder, { recursive: true, force: true });
  const { leader } = await answer(() => agreedStatus(member.id, others));
  const led = others.find(({ id }) => id === leader)!;

  // A change whose answer came too late has been made all the same: it is asked again only where it has not.
  await answer(async () => {
    if ((await listOf(led)).some(({ ID }) => hexadecimal(ID) === member.id))
      await post(led, "/v3/cluster/member/remove", { ID: BigInt(`0x${member.id}`).toString() });
  });
  await everyone(others, async (other) => !(await listOf(other)).some(({ ID }) => hexadecimal(ID) === member.id));

  // Refused until the others have been connected for five seconds (`--strict-reconfig-check`).
  await answer(async () => {
    if (!(await listOf(led)).some(({ peerURLs }) => peerURLs.includes(member.peerUrl)))
      await post(led, "/v3/cluster/member/add", { peerURLs: [member.peerUrl] });
  });
  await everyone(others, async (other) =>
    (await listOf(other)).some(({ peerURLs }) => peerURLs.includes(member.peerUrl)),
  );

  const { applied } = await answer(() => statusOf(led));
  member.process = startMember(member.folder, [...member.flags, "--initial-cluster-state=existing"]);
  await everyone([member], async () => (await statusOf(member)).applied >= applied);
  member.id = (await answer(() => statusOf(member))).id;
}

/** Fails until the others have one leader, which is one of them. */
async function agreedStatus(gone: string, others: readonly Member[]) {
  const [first, ...rest] = await Promise.all(others.map(statusOf));
  if (first!.leader === gone || rest.some(({ leader }) => leader !== first!.leader))
    throw new Error("the members that are left have no leader yet");
  return first!;
}

const listOf = async (through: Member) =>
  (await post<{ members: Listed[] }>(through, "/v3/cluster/member/list")).members;

const everyone = (members: readonly Member[], holds: (member: Member) => Promise<boolean>) =>
  Promise.all(
    members.map((member) =>
      answerOf(member, async () => {
        if (!(await holds(member))) throw new Error(`${member.name} has not caught up`);
      }),
    ),
  );
