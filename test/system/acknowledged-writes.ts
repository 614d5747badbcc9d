import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openApi } from "../../deploy/src/cluster/api.ts";
import { nodes } from "./machine.ts";

export interface AcknowledgedWrites {
  /** Ends the writing, and resolves with the names that were acknowledged but are not there. */
  lost(): Promise<readonly string[]>;
  readonly count: () => number;
}

/** Creates ConfigMap after ConfigMap, and remembers each that the API server said it had written. */
export async function acknowledgedWrites(namespace: string, everyMs = 100): Promise<AcknowledgedWrites> {
  const api = await openApi(join(nodes[0]!.paths.conf, "admin.conf"));
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const acknowledged: string[] = [];
  let stopped = false;
  const loop = async () => {
    for (let turn = 0; !stopped; turn++) {
      const name = `written-${turn}`;
      const answer = await api.send("POST", path, { metadata: { name } }).catch(() => undefined);
      if (answer !== undefined) acknowledged.push(name);
      await pause(everyMs);
    }
  };
  const running = loop();
  return {
    count: () => acknowledged.length,
    lost: async () => {
      stopped = true;
      await running;
      const list = await api.send<{ items: readonly { metadata: { name: string } }[] }>("GET", path);
      const present = new Set(list?.items.map(({ metadata }) => metadata.name));
      return acknowledged.filter((name) => !present.has(name));
    },
  };
}
