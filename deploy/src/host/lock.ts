import { mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Failure } from "../failure.ts";
import { layout } from "../layout.ts";
import { formatIdentity, identityOf, readPidFile } from "./process-identity.ts";

const path = `${layout.runRoot}/command.lock`;

/** Lets only one command at a time change this machine's cluster. A lock whose holder has died counts for nothing. */
export async function withLock<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(layout.runRoot, { recursive: true, mode: 0o755 });
  const holder = readPidFile(path);
  if (holder) throw new Failure(`another kubets command (process ${holder.pid}) is at work; wait for it to end.`);
  await rm(path, { force: true });
  try {
    writeFileSync(path, formatIdentity(identityOf(process.pid)!), { flag: "wx" });
  } catch (error) {
    throw new Failure("another kubets command has begun in this very moment; wait for it to end.", { cause: error });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
