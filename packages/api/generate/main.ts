/**
 * Writes what is generated from `proto/`; with `--check`, compares instead and exits with 1 on a difference.
 *
 *     node packages/api/generate/main.ts [--check]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generate.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const check = process.argv.includes("--check");
const stale: string[] = [];

for (const [path, text] of generate(join(repository, "proto"))) {
  const file = join(repository, path);
  if (readOrEmpty(file) === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (check && stale.length > 0) {
  console.error(`not what proto/ says (run node packages/api/generate/main.ts):\n  ${stale.join("\n  ")}`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(`written:\n  ${stale.join("\n  ")}`);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
