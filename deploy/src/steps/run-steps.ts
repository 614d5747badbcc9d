import pc from "picocolors";
import { Failure, reasonOf } from "../failure.ts";

/** One line of progress. */
export interface Step {
  readonly title: string;
  /** Does what is missing; returns "already" where nothing was, or a few words on what it found. */
  readonly run: () => Promise<string | void>;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Runs steps one after the other and prints a line for each; the first that fails ends it, with its title in the sentence. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  for (const { title, run } of steps) {
    const began = performance.now();
    if (process.stdout.isTTY) process.stdout.write(pc.dim(`… ${title}\r`));
    try {
      const note = await run();
      process.stdout.write(
        `${pc.green("✓")} ${title}${note ? ` (${note})` : ""} ${pc.dim(seconds(performance.now() - began))}\n`,
      );
    } catch (error) {
      process.stdout.write(`${pc.red("✗")} ${title}\n`);
      if (error instanceof Failure) throw error;
      throw new Failure(`${title}: ${reasonOf(error)}`, { cause: error });
    }
  }
}
