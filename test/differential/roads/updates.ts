import { edited, type JsonObject } from "../edit.ts";
import { hasStatus } from "../has-status.ts";
import type { Mutation } from "../mutations.ts";
import type { Sent } from "../server.ts";
import { askedEach, tried } from "./ask.ts";
import type { Road, StoredSample } from "./road.ts";
import { several } from "./several.ts";

/** PUTs what was stored with each change. */
export const updates: Road = {
  name: "update",
  try: (stored, group) => tried(readable(stored), group, putTo(stored, "")),
};

/** PUTs several changes at once. */
export const severalUpdates: Road = {
  name: "several",
  try: (stored, group) => tried(several(readable(stored)), `${group} updated`, putTo(stored, "")),
};

/** PUTs each change to the status. */
export const statusUpdates: Road = {
  name: "status",
  async *try(stored, group) {
    if (hasStatus(stored.kind)) yield* tried(readable(stored), group, putTo(stored, "/status"));
  },
};

const readable = ({ changes }: StoredSample): Mutation[] => changes.filter(({ decodes }) => decodes);

const putTo =
  ({ pair, path, ours, peers }: StoredSample, subresource: string) =>
  (change: Mutation): Promise<readonly string[]> => {
    const put = (before: JsonObject): Sent => ({
      method: "PUT",
      path: `${path}${subresource}?dryRun=All`,
      body: edited(before, change.edits),
    });
    return askedEach(pair, put(ours), put(peers));
  };
