import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** A request that got no good answer. */
export interface FailedRequest {
  readonly at: string;
  readonly url: string;
  readonly why: string;
}

export interface SteadyRequests {
  readonly answered: () => number;
  readonly failed: readonly FailedRequest[];
  /** Ends the loop after the request that is under way. */
  stop(): Promise<void>;
}

const timeoutMs = 3000;

/** Asks each URL in turn, on a connection of its own each time, until it is stopped. */
export function steadyRequests(urls: readonly string[], everyMs = 20): SteadyRequests {
  const failed: FailedRequest[] = [];
  let [answered, stopped] = [0, false];
  const loop = async () => {
    for (let turn = 0; !stopped; turn++) {
      const url = urls[turn % urls.length]!;
      const why = await ask(url);
      if (why === undefined) answered++;
      else failed.push({ at: new Date().toISOString(), url, why });
      await pause(everyMs);
    }
  };
  const running = loop();
  return {
    answered: () => answered,
    failed,
    stop: () => {
      stopped = true;
      return running;
    },
  };
}

/** Resolves with why it failed, if it did. */
export const ask = (url: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const sent = get(url, { agent: false, timeout: timeoutMs }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode === 200 ? undefined : `status ${answer.statusCode}`));
      answer.on("error", (error) => resolve(error.message));
    });
    sent.on("timeout", () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)));
    sent.on("error", (error) => resolve(error.message));
  });
