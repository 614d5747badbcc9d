import { type ChildProcess, execFile, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

export interface DockerdOptions {
  /** An existing network namespace by its name; a fresh one, removed at the end, where absent. */
  readonly netns?: string;
  /** Flags of dockerd beside those it needs. */
  readonly flags?: readonly string[];
}

/** A containerd and a dockerd of their own in a network namespace, as a node has them. Needs root. */
export interface Dockerd {
  /** `unix:///…/docker.sock` */
  readonly endpoint: string;
  readonly socket: string;
  readonly netns: string;
  /** State, sockets and logs. */
  readonly folder: string;
  /** What dockerd and containerd wrote. */
  log(): Promise<string>;
  /** Runs a program inside the network namespace. */
  run(command: string, args: readonly string[]): ChildProcess;
  /** Kills dockerd alone; containers live on under containerd. */
  killDockerd(): Promise<void>;
  /** Starts dockerd again after `killDockerd`. */
  restartDockerd(): Promise<void>;
  /** Ends everything: containers, processes, mounts, the namespace, the folder. */
  stop(): Promise<void>;
}

const exec = promisify(execFile);
const readyWithinMs = 30_000;

/** Starts both and resolves when dockerd answers. */
export async function startDockerd({ netns, flags = [] }: DockerdOptions = {}): Promise<Dockerd> {
  const folder = await mkdtemp(join(tmpdir(), "kubets-docker-"));
  const namespace = netns ?? (await addNamespace(`dev-${folder.slice(-6)}`));
  const socket = join(folder, "docker.sock");
  const containerdSocket = join(folder, "containerd.sock");
  await writeFile(join(folder, "containerd.toml"), containerdConfig(folder, containerdSocket));
  const inside = (log: string, command: string, args: readonly string[]) => {
    const output = openSync(join(folder, log), "a");
    return spawn("nsenter", [`--net=/run/netns/${namespace}`, command, ...args], { stdio: ["ignore", output, output] });
  };
  const containerd = inside("containerd.log", "containerd", ["--config", join(folder, "containerd.toml")]);
  const startDocker = async () => {
    const child = inside("dockerd.log", "dockerd", [...dockerdFlags(folder, socket, containerdSocket), ...flags]);
    await until(readyWithinMs, async () => {
      if (child.exitCode !== null) throw new Error(`dockerd ended:\n${await log(folder)}`);
      return (await call(socket, "GET", "/_ping")) === "OK";
    });
    return child;
  };
  const own = { folder, socket, containerd, namespace, removeNamespace: netns === undefined };
  try {
    await until(readyWithinMs, async () => (await readdir(folder)).includes("containerd.sock"));
    let dockerd = await startDocker();
    return {
      ...{ endpoint: `unix://${socket}`, socket, netns: namespace, folder },
      log: () => log(folder),
      run: (command, args) => spawn("nsenter", [`--net=/run/netns/${namespace}`, command, ...args]),
      killDockerd: () => end(dockerd, "SIGKILL"),
      restartDockerd: async () => {
        dockerd = await startDocker();
      },
      stop: () => stop({ ...own, dockerd }),
    };
  } catch (error) {
    await stop(own);
    throw error;
  }
}

interface Running {
  readonly folder: string;
  readonly socket: string;
  readonly containerd: ChildProcess;
  readonly dockerd?: ChildProcess;
  readonly namespace: string;
  readonly removeNamespace: boolean;
}

async function stop({ folder, socket, containerd, dockerd, namespace, removeNamespace }: Running): Promise<void> {
  await removeContainers(socket).catch(() => {});
  if (dockerd) await end(dockerd, "SIGTERM");
  await endShims(folder);
  await end(containerd, "SIGTERM");
  await unmountBelow(folder);
  if (removeNamespace) await exec("ip", ["netns", "delete", namespace]).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}

async function addNamespace(name: string): Promise<string> {
  await exec("ip", ["netns", "add", name]);
  await exec("nsenter", [`--net=/run/netns/${name}`, "ip", "link", "set", "lo", "up"]);
  return name;
}

/** Of containerd's plugins only what runc containers of dockerd use. */
const containerdConfig = (folder: string, socket: string) => `version = 2
root = "${join(folder, "containerd")}"
state = "${join(folder, "containerd-run")}"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.aufs",
  "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
[grpc]
  address = "${socket}"
[ttrpc]
  address = "${socket}.ttrpc"
`;

const dockerdFlags = (folder: string, socket: string, containerdSocket: string) => [
  ...["-H", `unix://${socket}`, `--containerd=${containerdSocket}`, "--live-restore"],
  ...["--data-root", join(folder, "docker"), "--exec-root", join(folder, "docker-run")],
  ...["--pidfile", join(folder, "dockerd.pid"), "--bridge=none", "--iptables=false", "--ip6tables=false"],
  ...["--ip-forward=false", "--ip-masq=false"],
];

async function removeContainers(socket: string): Promise<void> {
  const all = JSON.parse(await call(socket, "GET", "/containers/json?all=1")) as { Id: string }[];
  await Promise.all(all.map(({ Id }) => call(socket, "DELETE", `/containers/${Id}?force=1&v=1`)));
}

/** A shim outlives both daemons: those that were started for this containerd name its socket. */
async function endShims(folder: string): Promise<void> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes("containerd-shim") && command.includes(folder)) process.kill(Number(pid), "SIGKILL");
  }
}

/** Deepest first; a mount whose holder is about to go is detached. */
async function unmountBelow(folder: string): Promise<void> {
  const mounts = (await readFile("/proc/self/mounts", "utf8")).split("\n").map((line) => line.split(" ")[1] ?? "");
  for (const mount of mounts.filter((path) => path.startsWith(`${folder}/`)).reverse())
    await exec("umount", ["--lazy", mount]).catch(() => {});
}

async function log(folder: string): Promise<string> {
  const texts = await Promise.all(
    ["containerd.log", "dockerd.log"].map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  return texts.join("\n");
}

async function until(withinMs: number, done: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + withinMs; !(await done().catch(rethrowUnlessSocket)); await pause(50))
    if (Date.now() > limit) throw new Error("docker took too long to start");
}

function rethrowUnlessSocket(error: unknown): boolean {
  if (["ENOENT", "ECONNREFUSED"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
  throw error;
}

const call = (socketPath: string, method: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, agent: false }, async (answer) => {
      resolve(Buffer.concat(await answer.toArray()).toString());
    });
    sent.on("error", reject);
    sent.end();
  });

/** `nsenter` becomes the program, so the child's pid is its own. SIGKILL for what does not listen. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(timer);
}
