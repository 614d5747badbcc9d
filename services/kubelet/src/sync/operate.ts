import type { Failure, Part } from "../pod/pod-view.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import type { PodMemory } from "./pod-memory.ts";

export interface Work {
  readonly part: Part;
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly onFailure?: (error: Error) => void;
  readonly onSettled: () => void;
}

/** Begins what takes its time, unless the same part is being worked on. A failure is remembered, with when to try again. */
export function operate(memory: PodMemory, { part, run, onFailure, onSettled }: Work): void {
  if (memory.busy.has(part)) return;
  const abort = new AbortController();
  const work = async () => {
    try {
      await run(abort.signal);
      memory.failures.delete(part);
      memory.attempts.delete(part);
    } catch (thrown) {
      if (abort.signal.aborted) return;
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      memory.failures.set(part, failureOf(memory, part, error));
      onFailure?.(error);
    } finally {
      memory.busy.delete(part);
      onSettled();
    }
  };
  // The map must hold it before the work can end.
  const begun = Promise.resolve().then(work);
  memory.busy.set(part, { abort, done: begun });
}

/** Pulls back off from 10 s to 5 minutes; all else from half a second to 15 s, for what is missing may come any moment. */
function failureOf(memory: PodMemory, part: Part, error: Error): Failure {
  const reason = error instanceof RuntimeError ? error.reason : "CreateContainerError";
  const times = memory.attempts.get(part) ?? 0;
  memory.attempts.set(part, times + 1);
  const isPull = ["ErrImagePull", "RegistryUnavailable"].includes(reason);
  const delay = isPull ? Math.min(10_000 * 2 ** times, 300_000) : Math.min(500 * 2 ** times, 15_000);
  const at = new Date();
  return { reason, message: error.message, at, retryAt: new Date(at.getTime() + delay) };
}

/** Tells everything else that is under way to stop, and waits until it has. */
export async function abandonOthers(memory: PodMemory, part: Part): Promise<void> {
  const others = [...memory.busy].filter(([name]) => name !== part).map(([, operation]) => operation);
  for (const { abort } of others) abort.abort();
  await Promise.all(others.map(({ done }) => done));
}
