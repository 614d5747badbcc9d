import type { Verb } from "../road/call.ts";
import type { VerbHandler } from "../road/deps.ts";
import { create } from "./create.ts";
import { remove } from "./delete.ts";
import { removeCollection } from "./delete-collection.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { patch } from "./patch.ts";
import { update } from "./update.ts";
import { watch } from "./watch.ts";

/** What the API can do with an object; subresources that do something else are in `subresources/`. */
export const verbs: Readonly<Record<Exclude<Verb, "connect">, VerbHandler>> = {
  create,
  get,
  list,
  watch,
  update,
  patch,
  delete: remove,
  deletecollection: removeCollection,
};
