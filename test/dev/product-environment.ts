import { join } from "node:path";
import { memoryEnvironment } from "../../deploy/src/processes/node-settings.ts";
import { root } from "../house/source-files.ts";

/**
 * What our processes find in their environment on a machine where kubets is installed. Compiled sources are kept for the next start: a
 * process that compiles takes 12 MB more.
 */
export const productEnvironment: Readonly<Record<string, string>> = {
  ...memoryEnvironment,
  NODE_COMPILE_CACHE: join(root, ".cache/compiled"),
};
