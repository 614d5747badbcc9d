import type { Kind } from "@kubets/api";
import type { Sample } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";
import type { Mutation } from "../mutations.ts";
import type { Case, Pair } from "./ask.ts";

/** A sample that both servers have stored. */
export interface StoredSample {
  readonly kind: Kind;
  readonly sample: Sample;
  readonly pair: Pair;
  /** Of the object: `/api/v1/namespaces/differential/pods/every-field`. */
  readonly path: string;
  /** What each server stored. */
  readonly ours: JsonObject;
  readonly peers: JsonObject;
  /** What to try, those that no server can read included. */
  readonly changes: readonly Mutation[];
}

/** A way on which changes of a sample reach a server. */
export interface Road {
  readonly name: string;
  /** The cases it tried, as `group` names them. */
  readonly try: (stored: StoredSample, group: string) => AsyncGenerator<Case>;
}
