import { mkdir, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { readIfPresent, writeWhole } from "../host/files.ts";
import { type ClusterEntry, withContext, withoutContext } from "./merge-context.ts";

/** Where kubectl looks first: the first file of $KUBECONFIG, else ~/.kube/config. */
export function userKubeconfigPath(environment: NodeJS.ProcessEnv = process.env): string {
  const [first] = (environment.KUBECONFIG ?? "").split(delimiter).filter(Boolean);
  return first ?? join(homedir(), ".kube", "config");
}

/** Puts our context in and makes it the current one; returns the one before. */
export async function addContext(name: string, entry: ClusterEntry): Promise<string | undefined> {
  const path = await resolved(userKubeconfigPath());
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const before = (await readIfPresent(path)) ?? "";
  const { text, previous } = withContext(before, name, entry);
  if (text !== before) await writeWhole(path, text, 0o600);
  return previous;
}

/** Takes our context out; the one before becomes current again if it still exists. */
export async function removeContext(name: string, previous: string | undefined): Promise<boolean> {
  const path = await resolved(userKubeconfigPath());
  const before = await readIfPresent(path);
  if (before === undefined) return false;
  const after = withoutContext(before, name, previous);
  if (after !== before) await writeWhole(path, after, 0o600);
  return after !== before;
}

/** A link stays a link: what it points to is replaced. */
const resolved = (path: string): Promise<string> => realpath(path).catch(() => path);
