import { type Edit, edited, type JsonObject } from "../edit.ts";
import type { Sent } from "../server.ts";
import { asked, both, tried } from "./ask.ts";
import { partialOf } from "./partial.ts";
import { merged } from "./patches.ts";
import type { Road, StoredSample } from "./road.ts";

/**
 * The sample is applied by one manager. Then the same applies each change of it, and another applies but what is changed:
 * first without force, then with it.
 */
export const applies: Road = {
  name: "apply",
  async *try(stored, group) {
    const { pair, sample } = stored;
    const first = applied(stored, "one", sample.object, ["force=true"]);
    yield { group, name: "the sample", field: "", differences: await asked(pair, first) };
    const { peer } = await both(pair, applied(stored, "one", sample.object, ["dryRun=All"]));
    if (peer.code !== 200) return;
    const dryRun = "dryRun=All";
    yield* tried(stored.changes, `${group} by its manager`, ({ edits }) =>
      asked(pair, applied(stored, "one", edited(sample.object, edits), [dryRun, "force=true"])),
    );
    const changes = stored.changes.filter(({ edits }) => edits.every(({ value }) => value !== undefined));
    for (const [way, options] of Object.entries({ "by another": [], "by another with force": ["force=true"] })) {
      yield* tried(changes, `${group} ${way}`, ({ edits }) =>
        asked(pair, applied(stored, "two", configuration(stored, edits), [dryRun, ...options])),
      );
    }
  },
};

function applied({ path }: StoredSample, manager: string, body: JsonObject, options: readonly string[]): Sent {
  return {
    method: "PATCH",
    path: `${path}?${[`fieldManager=${manager}`, ...options].join("&")}`,
    body,
    headers: { "content-type": "application/apply-patch+yaml" },
  };
}

function configuration({ kind, sample: { object } }: StoredSample, edits: readonly Edit[]): JsonObject {
  const { apiVersion, kind: name } = kind;
  const identity = { apiVersion, kind: name, metadata: { name: (object["metadata"] as JsonObject)["name"] } };
  const whole = { kind, object, keysOf: ({ listMapKeys }: { listMapKeys: readonly string[] }) => listMapKeys };
  return edits.map((edit) => partialOf(whole, edit, null)).reduce(merged, identity);
}
