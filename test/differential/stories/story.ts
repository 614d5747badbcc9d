import type { Json, JsonObject } from "../edit.ts";

/** Requests that are sent to both servers one after the other, in a namespace of their own. */
export interface Story {
  readonly name: string;
  /** Created before, in this order: `[path of the collection, object]`. In paths and bodies `{ns}` is the namespace. */
  readonly needs?: readonly (readonly [path: string, object: JsonObject])[];
  readonly asks: readonly (Ask | string)[];
}

/** One request; a text alone is one without a body: `"GET /api/v1/pods?limit=1"`. */
export interface Ask {
  /** `{name}` in it stands for what was kept. */
  readonly ask: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Kept of each server's answer for the requests that follow: `{ token: "metadata.continue" }`. */
  readonly keep?: Readonly<Record<string, string>>;
  /** Sent when the answer has begun: what a watch is to see. */
  readonly during?: readonly (Ask | string)[];
  /** Only the code and the headers are compared. */
  readonly bodyDiffers?: boolean;
}
