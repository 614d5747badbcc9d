import { discovery } from "./discovery.ts";
import { lists } from "./lists.ts";
import { paths } from "./paths.ts";
import type { Story } from "./story.ts";

/** A part of the API is one file and one word here. */
export const stories: readonly Story[] = [...lists, ...paths, ...discovery];
