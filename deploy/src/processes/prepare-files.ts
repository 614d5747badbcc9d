import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { writeIfChanged } from "../host/files.ts";
import { layout, type NodePlan } from "../layout.ts";
import { processesOf } from "./index.ts";

/** Makes the folders and writes the files that a node's processes expect. */
export async function prepareFiles(node: NodePlan): Promise<void> {
  const { state, run, logs } = node.paths;
  for (const folder of [state, run, logs]) await mkdir(folder, { recursive: true, mode: 0o750 });
  await mkdir(layout.compileCache, { recursive: true, mode: 0o700 });
  for (const definition of processesOf(node)) {
    for (const folder of definition.folders?.(node) ?? []) await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [path, text] of Object.entries(definition.files?.(node) ?? {})) {
      await mkdir(dirname(path), { recursive: true, mode: 0o750 });
      await writeIfChanged(path, text, 0o600);
    }
  }
}
