import { content } from "./content.ts";
import { deletes } from "./deletes.ts";
import { discovery } from "./discovery.ts";
import { lists } from "./lists.ts";
import { paths } from "./paths.ts";
import type { Story } from "./story.ts";
import { tables } from "./tables.ts";
import { watches } from "./watches.ts";

/** A part of the API is one file and one word here. */
export const stories: readonly Story[] = [
  ...lists,
  ...paths,
  ...discovery,
  ...content,
  ...deletes,
  ...watches,
  ...tables,
];
