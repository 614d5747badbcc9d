import type { Turn } from "./play.ts";
import type { Scenario } from "./scenario.ts";

/** Where the answers of the reference to a scenario stand. */
export const fileOf = ({ name }: Scenario): URL =>
  new URL(`./golden/${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}.json`, import.meta.url);

/** A line for each step, so that a change of one answer is a change of one line. */
export const formatted = (turns: readonly Turn[]): string =>
  `[\n${turns.map((turn) => JSON.stringify(turn)).join(",\n")}\n]\n`;
