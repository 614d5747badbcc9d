import { applies } from "./applies.ts";
import { doubtful } from "./doubtful.ts";
import { patches } from "./patches.ts";
import { requests } from "./requests.ts";
import type { Road } from "./road.ts";
import { severalUpdates, statusUpdates, updates } from "./updates.ts";

/** A road is one file and one word here, in the order in which a sample goes them; `apply` leaves it with another manager. */
export const roads: readonly Road[] = [updates, severalUpdates, statusUpdates, patches, doubtful, applies, requests];
