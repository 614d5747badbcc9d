import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readRecord } from "../../deploy/src/cluster/record.ts";
import { layout } from "../../deploy/src/layout.ts";
import { importBusybox } from "../dev/import-image.ts";
import { kubeconfig, nodes, run, tryRun, workFolder } from "./machine.ts";

/** busybox with its httpd, as version 1 and version 2. */
export const images = ["kubets-test:1", "kubets-test:2"] as const;

const mark = join(workFolder, "ours");
const state = join(layout.stateRoot, layout.cluster);
const setAside = `${state}.before-the-tests`;
const strangerKubeconfig = `apiVersion: v1
kind: Config
clusters: [{name: stranger, cluster: {server: "https://stranger.example:6443"}}]
users: [{name: stranger, user: {token: abc}}]
contexts: [{name: stranger, context: {cluster: stranger, user: stranger}}]
current-context: stranger
`;

/** `npm start` as a user types it; what it printed. */
export const npmStart = (): Promise<string> => run("npm", ["start"], { withinMs: 180_000 });

/** `npm stop` with everything that the cluster has kept. */
export const npmStop = (): Promise<string> => run("npm", ["stop", "--", "--purge"], { withinMs: 120_000 });

/**
 * Makes room for a fresh cluster: a user's running one is left alone (and the tests refuse), the state of one that does
 * not run is set aside until `endRun`. The kubeconfig already holds somebody else's cluster.
 */
export async function beginRun(): Promise<void> {
  if (existsSync(mark)) await endRun();
  if (await processesRun())
    throw new Error('a cluster runs on this machine, which these tests would disturb: end it with "npm stop"');
  await mkdir(workFolder, { recursive: true });
  if (existsSync(state)) await rename(state, setAside);
  await writeFile(kubeconfig, strangerKubeconfig, { mode: 0o600 });
  await writeFile(mark, "");
}

/** The way back from `beginRun`. */
export async function endRun(): Promise<void> {
  await npmStop();
  if (existsSync(setAside)) await rename(setAside, state);
  await rm(workFolder, { recursive: true, force: true });
}

/** For every suite: the cluster of this run with its test images, started where it does not run yet. */
export async function useCluster(): Promise<void> {
  if (!existsSync(mark)) await beginRun();
  await npmStart();
  for (const { paths } of nodes)
    for (const [index, image] of images.entries())
      await ensureImage(`unix://${paths.dockerSocket}`, image, `ENV VERSION=${index + 1}`);
}

async function ensureImage(endpoint: string, image: string, change: string): Promise<void> {
  const { code } = await tryRun("docker", ["-H", endpoint, "image", "inspect", image]);
  if (code !== 0) await importBusybox({ folder: workFolder, endpoint }, image, [change]);
}

async function processesRun(): Promise<boolean> {
  const record = await readRecord();
  return record !== undefined && nodes.some(({ paths }) => existsSync(paths.dockerSocket));
}

export interface Kubeconfig {
  readonly "current-context": string;
  readonly contexts: readonly { readonly name: string }[];
  readonly users: readonly { readonly name: string }[];
}

/** The tests' kubeconfig, as kubectl reads it. */
export const readKubeconfig = async (): Promise<Kubeconfig> =>
  JSON.parse(await run("kubectl", ["config", "view", "-o", "json"])) as Kubeconfig;
