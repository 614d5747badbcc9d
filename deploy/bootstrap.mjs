/**
 * The first step of `npm start` and `npm test`, in plain JavaScript for whatever Node (18 or newer) the machine has:
 * checks what it needs before it changes anything, installs the Debian packages and the pinned dependencies (Node 26 among
 * them), then hands over:   node deploy/bootstrap.mjs [--apt name,name…] -- file.ts args…
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { packageManager } = createRequire(import.meta.url)("../package.json");

/** Debian package → the program or library that we need of it; where another package has brought that, nothing is installed. */
const debianPackages = {
  // The pinned Node is linked with it; a bare Debian has none.
  libatomic1: "libatomic.so.1",
  "etcd-server": "etcd",
  "docker.io": "dockerd",
  iptables: "iptables-restore",
  iproute2: "ip",
  conntrack: "conntrack",
  ipset: "ipset",
  procps: "sysctl",
  "busybox-static": "busybox",
};
/** What these packages start by themselves; kubets starts its own, and they would sit on its ports and in memory. */
const startedByPackages = {
  "etcd-server": ["etcd.service"],
  "docker.io": ["docker.socket", "docker.service", "containerd.service"],
};
/** A shell's PATH often lacks the folders of the administrator's programs. */
const programFolders = [
  ...(process.env.PATH ?? "").split(":"),
  "/usr/local/sbin",
  "/usr/sbin",
  "/sbin",
  "/usr/bin",
  "/bin",
];
const libraryFolders = ["x86_64-linux-gnu", "aarch64-linux-gnu", ""].flatMap((triplet) =>
  ["/usr/lib", "/usr/lib64", "/lib"].map((folder) => join(folder, triplet)),
);
const neededMegabytes = 2000;

function fail(sentence) {
  console.error(`kubets: ${sentence}`);
  process.exit(1);
}

function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error || status !== 0)
    fail(
      `${what} failed (${error?.message ?? `exit code ${status}`}); its output above says why. Run the same command again once that is mended.`,
    );
}

const isIn = (folders, name) => folders.some((folder) => existsSync(join(folder, name)));
const onPath = (name) => isIn(programFolders, name);
const isThere = (name) => onPath(name) || isIn(libraryFolders, name);

function checkMachine() {
  if (process.platform !== "linux")
    fail("this is not Linux; kubets runs pods and writes iptables rules, so start it on a Linux machine or VM.");
  if (!["x64", "arm64"].includes(process.arch))
    fail(`there is no build of Node for ${process.arch}; use an x86-64 or arm64 machine.`);
  if (process.getuid?.() !== 0)
    fail("root is needed for containers, network namespaces and iptables; run it as root or with sudo.");
  const { bavail, bsize } = statfsSync(root);
  const freeMegabytes = Math.floor((bavail * bsize) / 2 ** 20);
  if (freeMegabytes < neededMegabytes)
    fail(`only ${freeMegabytes} MB are free in ${root}; make room for at least ${neededMegabytes} MB.`);
}

/** pnpm keeps a copy of the lock that it has installed. */
function lockIsInstalled() {
  const installed = join(root, "node_modules/.pnpm/lock.yaml");
  return (
    existsSync(installed) &&
    existsSync(join(root, "node_modules/.bin/node")) &&
    readFileSync(installed).equals(readFileSync(join(root, "pnpm-lock.yaml")))
  );
}

function installDependencies() {
  if (lockIsInstalled()) return;
  console.log("kubets: installing dependencies …");
  const [command, ...prefix] = onPath("pnpm")
    ? ["pnpm"]
    : ["npm", "exec", "--yes", `--package=${packageManager}`, "--", "pnpm"];
  // The pnpm that runs is the right one: it need not look for itself in a registry.
  const options = ["--frozen-lockfile", "--pm-on-fail=ignore", "--reporter=append-only"];
  run("installing the npm packages", command, [...prefix, "install", ...options]);
}

function installDebianPackages(extra) {
  const missing = [
    ...Object.keys(debianPackages).filter((name) => !isThere(debianPackages[name])),
    ...extra.filter((name) => !existsSync(`/usr/share/doc/${name}`)),
  ];
  const wantsKubectl = !onPath("kubectl");
  if (missing.length === 0 && !wantsKubectl) return;
  if (!onPath("apt-get")) {
    if (missing.length > 0)
      fail(
        `${missing.join(", ")} must be installed, and this machine has no apt-get; install them by its own package manager.`,
      );
    return adviseKubectl();
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => ["apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=120", ...args], { env }];
  const install = (names) => apt("install", "-y", "--no-install-recommends", ...names);
  console.log(`kubets: installing ${[...missing, ...(wantsKubectl ? ["kubectl"] : [])].join(", ")} …`);
  run("apt-get update", ...apt("update"));
  if (missing.length > 0) run("apt-get install", ...install(missing));
  stopWhatTheyStarted(missing);
  if (!wantsKubectl) return;
  const [command, args, options] = install(["kubernetes-client"]);
  if (spawnSync(command, args, { ...options, stdio: "ignore" }).status !== 0) adviseKubectl();
}

function stopWhatTheyStarted(installed) {
  if (!existsSync("/run/systemd/system")) return;
  const units = installed.flatMap((name) => startedByPackages[name] ?? []);
  if (units.length > 0) spawnSync("systemctl", ["disable", "--quiet", "--now", ...units], { stdio: "ignore" });
}

function adviseKubectl() {
  console.log("kubets: this machine has no kubectl and no package of it; see https://kubernetes.io/docs/tasks/tools/.");
}

const args = process.argv.slice(2);
const split = args.indexOf("--");
const extra = args[0] === "--apt" ? args[1].split(",") : [];
const [file, ...rest] = args.slice(split + 1);
if (split < 0 || !file) fail("usage: node deploy/bootstrap.mjs [--apt name,name] -- file.ts [arguments]");

checkMachine();
// First what the pinned Node needs: once it is installed, npm finds it before the machine's own.
installDebianPackages(extra);
installDependencies();
const { status, signal } = spawnSync(join(root, "node_modules/.bin/node"), [file, ...rest], {
  cwd: root,
  stdio: "inherit",
});
process.exit(signal ? 1 : (status ?? 1));
