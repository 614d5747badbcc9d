import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { tryRun } from "../host/run.ts";
import { layout } from "../layout.ts";
import type { Check } from "./check.ts";

export const isRoot: Check = {
  name: "root",
  problem: async () =>
    process.getuid?.() === 0
      ? undefined
      : "Root is needed for containers, network namespaces and iptables; run it as root or with sudo.",
};

/** Program → the Debian package it comes in. */
const programs: Readonly<Record<string, string>> = {
  etcd: "etcd-server",
  containerd: "containerd",
  dockerd: "docker.io",
  ip: "iproute2",
  iptables: "iptables",
  nsenter: "util-linux",
};

const onPath = (name: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

export const hasPrograms: Check = {
  name: "programs",
  problem: async () => {
    const missing = Object.entries(programs).filter(([name]) => !onPath(name));
    if (missing.length === 0) return undefined;
    const [names, packages] = [missing.map(([name]) => name), [...new Set(missing.map(([, from]) => from))]];
    return `${names.join(", ")} cannot be found on the PATH; install ${packages.join(", ")}, or use "npm start", which installs them.`;
  },
};

const neededDiskBytes = 2 * 2 ** 30;
const neededMemoryKilobytes = 700 * 1024;

export const hasDisk: Check = {
  name: "disk",
  problem: async () => {
    const { bavail, bsize, ffree, files } = await statfs("/var/lib");
    const free = Math.floor((bavail * bsize) / 2 ** 20);
    if (bavail * bsize < neededDiskBytes)
      return `Only ${free} MB are free in /var/lib; make room for at least ${neededDiskBytes >> 20} MB.`;
    return files > 0 && ffree < 50_000
      ? "The disk of /var/lib has hardly any inodes left; delete files there."
      : undefined;
  },
};

export const hasMemory: Check = {
  name: "memory",
  problem: async () => {
    const available = Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync("/proc/meminfo", "utf8"))?.[1]);
    return available < neededMemoryKilobytes
      ? `Only ${Math.floor(available / 1024)} MB of memory are available; a node needs ${neededMemoryKilobytes / 1024} MB: end something or give the machine more.`
      : undefined;
  },
};

const cgroups = "/sys/fs/cgroup";

export const hasCgroups: Check = {
  name: "cgroups",
  problem: async () => {
    const unified = existsSync(join(cgroups, "cgroup.controllers"));
    const present = (controller: string) =>
      unified
        ? readFileSync(join(cgroups, "cgroup.controllers"), "utf8").split(/\s+/).includes(controller)
        : existsSync(join(cgroups, controller, "cgroup.procs"));
    const missing = ["cpu", "memory", "pids"].filter((controller) => !present(controller));
    if (missing.length > 0)
      return `The kernel gives us no cgroup controller ${missing.join(", ")}; mount them under ${cgroups}, or in a container start it with --privileged --cgroupns=host.`;
    try {
      accessSync(unified ? cgroups : join(cgroups, "memory"), constants.W_OK);
      return undefined;
    } catch {
      return `${cgroups} is read-only; remount it with "mount -o remount,rw ${cgroups}", or in a container start it with --privileged.`;
    }
  },
};

/** Everything the node network needs is tried in a namespace that ends with the trial. */
const trial = `
try() { "$@" 2>&1 >/dev/null || { echo "$*"; exit 9; }; }
try ip link add name kubets-try0 type bridge
try ip link add name kubets-try1 type veth peer name kubets-try2
try iptables -w 10 -t nat -A POSTROUTING -m comment --comment try -j MASQUERADE
try iptables -w 10 -A FORWARD -i kubets-try0 -j ACCEPT
`;

export const mayMakeNamespaces: Check = {
  name: "network namespaces",
  problem: async () => {
    const { code, stdout, stderr } = await tryRun("unshare", ["--net", "--mount", "sh", "-c", trial]);
    if (code === 0) return undefined;
    const said = (stdout.trim() || stderr.trim()).split("\n");
    return code === 9
      ? `The kernel refuses "${said.at(-1)}" (${said[0]}); load the modules bridge, veth, nf_nat and xt_comment with modprobe, or use a kernel that has them.`
      : `Network namespaces are not permitted here (${said[0]}); use a VM, or start the container with --privileged.`;
  },
};

/** Ranges that the machine already routes elsewhere would be cut off. */
export const rangesAreFree = (ours: readonly string[]): Check => ({
  name: "address ranges",
  problem: async () => {
    const { stdout } = await tryRun("ip", ["-4", "-j", "route", "show", "table", "main"]);
    const routes = JSON.parse(stdout || "[]") as readonly { readonly dst: string; readonly dev?: string }[];
    const taken = routes.filter(
      ({ dst, dev }) => dst !== "default" && !dev?.startsWith("kubets") && ours.some((range) => overlap(range, dst)),
    );
    return taken.length === 0
      ? undefined
      : `The machine already uses ${taken.map(({ dst, dev }) => `${dst} on ${dev}`).join(", ")}, which kubets needs for itself; remove that network first.`;
  },
});

/** Whether two IPv4 ranges have an address in common. A bare address is a range of one. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  const bits = Math.min(a.bits, b.bits);
  const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
  return (a.address & mask) >>> 0 === (b.address & mask) >>> 0;
}

function parseRange(text: string): { readonly address: number; readonly bits: number } {
  const [address = "", bits = "32"] = text.split("/");
  return { address: address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0), bits: Number(bits) };
}

/** Ports that our processes will listen on. */
export const portsAreFree = (address: string, ports: readonly number[]): Check => ({
  name: "ports",
  problem: async () => {
    const taken: number[] = [];
    for (const port of ports) if (!(await isFree(address, port))) taken.push(port);
    return taken.length === 0
      ? undefined
      : `Port ${taken.join(", ")} of ${address} is taken by another process ("ss -ltnp" shows which); stop that first.`;
  },
});

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** What every machine must have that runs nodes. */
export const machineChecks: readonly Check[] = [isRoot, hasPrograms, hasDisk, hasMemory, hasCgroups, mayMakeNamespaces];

export const localChecks: readonly Check[] = [
  ...machineChecks,
  rangesAreFree([layout.nodeSubnet, layout.podRange, layout.serviceRange]),
];
