import { Failure } from "../failure.ts";

/** One thing that the machine must have; looks only, changes nothing. */
export interface Check {
  readonly name: string;
  /** What is wrong and what to do about it, in one sentence; undefined when all is well. */
  readonly problem: () => Promise<string | undefined>;
}

/** Looks at everything at once, so that all problems are told together and before anything is changed. */
export async function runChecks(checks: readonly Check[]): Promise<void> {
  const problems = (await Promise.all(checks.map(({ problem }) => problem()))).filter((text) => text !== undefined);
  if (problems.length > 0) throw new Failure(problems.join("\n        "));
}
