import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HostPort } from "../ports/pod-network.ts";
import { addressNumber, familyOf, type IpRange } from "./ip-range.ts";
import { pickAddress } from "./pick-address.ts";

/** What a pod has of the network. */
export interface Attachment {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly ips: readonly string[];
  readonly hostPorts: readonly HostPort[];
}

/** Which pod has which addresses: one file a pod, so that it outlives the kubelet. */
export interface AttachmentBook {
  all(): readonly Attachment[];
  get(uid: string): Attachment | undefined;
  /** Gives the pod an address of each range and writes it down before anyone uses it. Throws when a range is full. */
  reserve(pod: Omit<Attachment, "ips">, ranges: readonly IpRange[]): Promise<Attachment>;
  release(uid: string): Promise<void>;
}

/** Opens the book kept in a folder, which is made when absent. A file that cannot be read is nobody's: it is removed. */
export async function openAttachmentBook(folder: string): Promise<AttachmentBook> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const attachments = new Map<string, Attachment>();
  const lastGiven = new Map<IpRange["family"], bigint>();
  const taken = new Set<bigint>();
  const note = (attachment: Attachment) => {
    attachments.set(attachment.uid, attachment);
    for (const ip of attachment.ips) {
      taken.add(addressNumber(ip));
      lastGiven.set(familyOf(ip), addressNumber(ip));
    }
  };
  for (const attachment of await readFolder(folder)) note(attachment);
  const fileOf = (uid: string) => join(folder, `${encodeURIComponent(uid)}${suffix}`);

  return {
    all: () => [...attachments.values()],
    get: (uid) => attachments.get(uid),
    reserve: async (pod, ranges) => {
      const ips = ranges.map((range) => {
        const ip = pickAddress(range, { taken, after: lastGiven.get(range.family) });
        if (!ip) throw new Error("no address is left in the node's pod range");
        return ip;
      });
      const attachment = { ...pod, ips };
      note(attachment);
      await writeFile(`${fileOf(pod.uid)}.new`, JSON.stringify(attachment));
      await rename(`${fileOf(pod.uid)}.new`, fileOf(pod.uid));
      return attachment;
    },
    release: async (uid) => {
      await rm(fileOf(uid), { force: true });
      for (const ip of attachments.get(uid)?.ips ?? []) taken.delete(addressNumber(ip));
      attachments.delete(uid);
    },
  };
}

const suffix = ".json";

/** Oldest first. */
async function readFolder(folder: string): Promise<Attachment[]> {
  const found: { attachment: Attachment; at: number }[] = [];
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    try {
      if (!file.endsWith(suffix)) throw new Error("half written");
      const attachment = JSON.parse(await readFile(path, "utf8")) as Attachment;
      found.push({ attachment, at: (await stat(path)).mtimeMs });
    } catch {
      await rm(path, { force: true });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ attachment }) => attachment);
}
