import { type Agent, get } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import type { Change } from "./histories.ts";

/** A client's watch that comes back from the last resourceVersion it has seen, whatever ends it. */
export interface ResumingWatch {
  readonly changes: readonly Change[];
  /** Errors that the stream itself told of: a 410 among them means that something was lost. */
  readonly errors: readonly string[];
  /** How often it had to come back; −1 until it is open for the first time. */
  readonly resumed: number;
  stop(): void;
}

interface WatchEvent {
  readonly type: string;
  readonly object: {
    readonly metadata: { readonly name: string; readonly resourceVersion: string };
    readonly data?: { readonly value?: string };
    readonly message?: string;
  };
}

export interface ResumingWatchOptions {
  readonly agent: Agent;
  readonly port: number;
  readonly token: string;
  /** A collection's path. */
  readonly path: string;
  readonly from: number;
}

export function resumingWatch({ agent, port, token, path, from }: ResumingWatchOptions): ResumingWatch {
  const changes: Change[] = [];
  const errors: string[] = [];
  let revision = String(from);
  let resumed = -1;
  let isOver = false;
  let end = () => {};

  function take({ type, object }: WatchEvent): void {
    if (type === "ERROR") {
      errors.push(object.message ?? "");
      return;
    }
    revision = object.metadata.resourceVersion;
    if (type === "BOOKMARK") return;
    const is = type === "DELETED" ? "delete" : "put";
    const value = is === "put" ? (object.data?.value ?? "") : "";
    changes.push({ is, key: object.metadata.name, value, revision: Number(revision) });
  }

  const once = (): Promise<void> =>
    new Promise((resolve) => {
      const target = `${path}?watch=1&allowWatchBookmarks=true&resourceVersion=${revision}`;
      const headers = { authorization: `Bearer ${token}` };
      const sent = get({ host: "127.0.0.1", port, path: target, headers, agent }, (answer) => {
        resumed += 1;
        let rest = "";
        answer.setEncoding("utf8").on("data", (text: string) => {
          const lines = (rest + text).split("\n");
          rest = lines.pop()!;
          for (const line of lines) take(JSON.parse(line));
        });
        answer.on("error", () => resolve()).on("close", () => resolve());
      });
      sent.on("error", () => resolve());
      end = () => sent.destroy();
    });

  void (async () => {
    while (!isOver) {
      await once();
      if (!isOver) await pause(100);
    }
  })();
  return {
    changes,
    errors,
    get resumed() {
      return resumed;
    },
    stop: () => {
      isOver = true;
      end();
    },
  };
}
