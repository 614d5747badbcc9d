import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { layout, localNodes } from "../../deploy/src/layout.ts";
import { eventually } from "../client/eventually.ts";

const exec = promisify(execFile);

/** The two nodes that every system test runs on. */
export const nodes = localNodes(2);

/** Scratch of a whole run, shared by its suites: each of them is a process of its own. */
export const workFolder = "/tmp/kubets-system";

/** The tests' own kubeconfig; a user's stays as it is. */
export const kubeconfig = join(workFolder, "kubeconfig");

const environment = { ...process.env, KUBECONFIG: kubeconfig, NO_COLOR: "1" };

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly withinMs?: number;
}

/** Runs a program to its end, whatever its exit code. */
export async function tryRun(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd = layout.root, input = "", withinMs = 60_000 } = options;
  const running = exec(program, args, { cwd, env: environment, timeout: withinMs, maxBuffer: 2 ** 26 });
  running.child.stdin?.on("error", () => {}).end(input);
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code: typeof code === "number" ? code : 128, stdout, stderr }),
  );
}

/** Runs a program that must succeed, and resolves with what it printed. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await tryRun(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

/** Real kubectl, its arguments separated by spaces. */
export const kubectl = (line: string, options: RunOptions = {}): Promise<string> =>
  run("kubectl", line.split(" "), options);

/** `kubectl get -o json`, parsed; undefined where there is no such object. */
export async function getObject<T>(line: string): Promise<T | undefined> {
  const text = await kubectl(`get ${line} -o json --ignore-not-found`);
  return text === "" ? undefined : (JSON.parse(text) as T);
}

/** Creates or updates objects. */
export const apply = (objects: readonly object[]): Promise<string> =>
  kubectl("apply -f -", { input: objects.map((object) => `---\n${JSON.stringify(object)}\n`).join("") });

/** A namespace in which pods can be created: it has its service account. */
export async function createNamespace(name: string): Promise<void> {
  await kubectl(`create namespace ${name}`);
  const account = `serviceaccount default -n ${name}`;
  await eventually("the service account is there", async () => (await getObject(account)) !== undefined, 20_000);
}

/** A program in the network namespace of a node. */
export const runOnNode = (node: string, program: string, args: readonly string[]): Promise<Ran> =>
  tryRun("nsenter", [`--net=/run/netns/kubets-${node}`, program, ...args], { withinMs: 10_000 });
