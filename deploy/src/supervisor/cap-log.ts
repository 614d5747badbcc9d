import { copyFile, stat, truncate } from "node:fs/promises";

const largestBytes = 16 << 20;

/**
 * Keeps a log from growing without bound: its old part becomes `<log>.1`. It is cut in place, for the process that writes
 * it holds it open (and appends, so that its next line lands at the new end).
 */
export async function capLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= largestBytes) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}
