import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { camelCase, createStopper, silentLogger } from "@kubets/component";
import { internalKinds } from "../allocation/internal-kinds.ts";
import { builtInKinds } from "../road/kind-registry.ts";
import { type Settings, settings as table } from "../settings.ts";
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

const defaults = Object.fromEntries(
  Object.entries(table).map(([name, { fallback }]) => [camelCase(name), fallback]),
) as unknown as Settings;

export async function openMemoryServer(changes: Partial<Settings> = {}): Promise<MemoryServer> {
  const dir = await mkdtemp(join(tmpdir(), "kubets-memory-"));
  const token = "admintoken";
  const tokens = join(dir, "tokens.csv");
  await writeFile(tokens, `${token},admin,admin,"system:masters"\nusertoken,user,user,"people"\n`);
  const settings: Settings = {
    ...defaults,
    bindAddress: "127.0.0.1",
    advertiseAddress: "127.0.0.1",
    securePort: 0,
    certDir: dir,
    tokenAuthFile: tokens,
    serviceClusterIpRange: ["10.96.0.0/16"],
    ...changes,
  };
  const registry = builtInKinds();
  const kv = openMemoryKv();
  const store = await openStore({ kv, kinds: [...registry.all(), ...internalKinds] });
  const stopper = createStopper({ log: silentLogger, deadlineMs: 5000 });
  stopper.onStop("folder", () => rm(dir, { recursive: true, force: true }));
  stopper.onStop("store", () => store.close());
  const pingEtcd = async () => void (await kv.currentRevision());
  const { port } = await serve({ settings, registry, store, pingEtcd, log: silentLogger, stopper });
  return { port, token, close: async () => void (await stopper.stop()) };
}
