import { commandPromises } from "./promises/commands.ts";
import { containerLifePromises } from "./promises/container-lives.ts";
import { containerSettingPromises } from "./promises/container-settings.ts";
import { eventPromises } from "./promises/events.ts";
import { nodePromises } from "./promises/node.ts";
import { sandboxPromises } from "./promises/sandboxes.ts";
import { streamPromises } from "./promises/streams.ts";
import { openTestBed, type TestedRuntime } from "./test-bed.ts";

/** What every implementation of the ports Runtime and StreamingRuntime promises. */
export function runtimeConformance(open: () => Promise<TestedRuntime>): void {
  const bed = openTestBed(open);
  describe("node", () => nodePromises(bed));
  describe("sandboxes", () => sandboxPromises(bed));
  describe("containers", () => {
    containerLifePromises(bed);
    containerSettingPromises(bed);
  });
  describe("commands", () => commandPromises(bed));
  describe("streams", () => streamPromises(bed));
  describe("events", () => eventPromises(bed));
}
