import type { ObjectKey } from "../connection/client.ts";
import { createBackoff } from "./backoff.ts";
import { createQueue, type QueueMetrics } from "./queue.ts";

/** How a pass ends when it does not throw. A throw is tried again, after a growing pause. */
export type Ending =
  | { readonly is: "settled" }
  | { readonly is: "lookAgain"; readonly afterMs: number }
  | { readonly is: "giveUp"; readonly why: string };

export const settled: Ending = { is: "settled" };
export const lookAgain = (afterMs: number): Ending => ({ is: "lookAgain", afterMs });
export const giveUp = (why: string): Ending => ({ is: "giveUp", why });

/** Looks at one object by name and does what is missing. */
export type Pass = (key: ObjectKey) => Promise<Ending>;

export interface LoopOptions {
  readonly name: string;
  readonly pass: Pass;
  /** How many keys are worked on at the same time. */
  readonly workers: number;
  readonly metrics?: QueueMetrics;
  readonly log: LoopLog;
}

/** What the loop tells; `Logger` of `@kubets/component` is one. */
export interface LoopLog {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface Loop {
  /** There may be something to do for that object. */
  add(key: ObjectKey): void;
  addAfter(key: ObjectKey, ms: number): void;
  /** Works until it is stopped. */
  run(): void;
  /** Takes no more keys, and resolves when the running passes are over. */
  stop(): Promise<void>;
}

const separator = "/";
export const textOfKey = ({ namespace = "", name }: ObjectKey): string => `${namespace}${separator}${name}`;
export const keyOfText = (text: string): ObjectKey => {
  const at = text.indexOf(separator);
  const name = text.slice(at + 1);
  return at === 0 ? { name } : { namespace: text.slice(0, at), name };
};

/** The one loop: it alone knows the queue, retries and pauses. */
export function createLoop({ name, pass, workers, metrics, log }: LoopOptions): Loop {
  const queue = createQueue({ name, ...(metrics ? { metrics } : {}) });
  const backoff = createBackoff();
  let running: Promise<void>[] = [];

  const onePass = async (text: string) => {
    const key = keyOfText(text);
    try {
      const ending = await pass(key);
      backoff.forget(text);
      if (ending.is === "lookAgain") queue.addAfter(text, ending.afterMs);
      if (ending.is === "giveUp") log.warn("A pass has given up", { loop: name, key: text, why: ending.why });
    } catch (error) {
      const afterMs = backoff.next(text);
      metrics?.retried(name);
      log.info("A pass has failed and is tried again", { loop: name, key: text, afterMs, reason: error });
      queue.addAfter(text, afterMs);
    } finally {
      queue.done(text);
    }
  };
  const work = async () => {
    for (let text = await queue.take(); text !== undefined; text = await queue.take()) await onePass(text);
  };

  return {
    add: (key) => queue.add(textOfKey(key)),
    addAfter: (key, ms) => queue.addAfter(textOfKey(key), ms),
    run: () => {
      running = Array.from({ length: workers }, work);
    },
    stop: async () => {
      queue.close();
      await Promise.all(running);
    },
  };
}
