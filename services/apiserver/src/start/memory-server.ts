import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStopper, readSettings, silentLogger } from "@kubets/component";
import { internalKinds } from "../allocation/internal-kinds.ts";
import { builtInKinds } from "../road/kind-registry.ts";
import { type Settings, settings as table } from "../settings.ts";
import type { Kv } from "../store/kv.ts";
import { openMemoryKv } from "../store/memory-kv.ts";
import { openStore } from "../store/open-store.ts";
import { serve } from "./serve.ts";

/** The whole server on a store in memory: for tests. */
export interface MemoryServer {
  readonly port: number;
  /** Of a user in `system:masters`. */
  readonly token: string;
  close(): Promise<void>;
}

/** The settings of a server that is given these flags. */
function settingsOf(flags: readonly string[]): Settings {
  const source = { argv: flags, readFile: () => "" };
  const reading = readSettings(table, { apiVersion: "", kind: "" }, source);
  if (reading.asks !== "run") throw new Error("flags for a server that runs are needed");
  return reading.values;
}

/** `kv`: the store, where a test has put something into it. */
export async function openMemoryServer(flags: readonly string[] = [], kv: Kv = openMemoryKv()): Promise<MemoryServer> {
  const dir = await mkdtemp(join(tmpdir(), "kubets-memory-"));
  const token = "admintoken";
  const tokens = join(dir, "tokens.csv");
  await writeFile(tokens, `${token},admin,admin,"system:masters"\nusertoken,user,user,"people"\n`);
  const settings = settingsOf([
    ...["--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", "--secure-port=0", "--grpc-port=0"],
    ...[`--cert-dir=${dir}`, `--token-auth-file=${tokens}`, "--service-cluster-ip-range=10.96.0.0/16"],
    ...flags,
  ]);
  const registry = builtInKinds();
  const store = await openStore({ kv, kinds: [...registry.all(), ...internalKinds] });
  const stopper = createStopper({ log: silentLogger, deadlineMs: 5000 });
  stopper.onStop("folder", () => rm(dir, { recursive: true, force: true }));
  stopper.onStop("store", () => store.close());
  const pingEtcd = async () => void (await kv.currentRevision());
  const parts = { settings, registry, store, pingEtcd, databaseBytes: kv.sizeBytes };
  const { port } = await serve({ ...parts, log: silentLogger, stopper });
  return { port, token, close: async () => void (await stopper.stop()) };
}
