import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { endRun, npmStop, readKubeconfig, useCluster } from "./cluster.ts";
import { leftoversOfMachine, rulesOfMachine } from "./leftovers.ts";
import { workFolder } from "./machine.ts";

beforeAll(useCluster, 300_000);
afterAll(endRun, 120_000);

test("npm stop leaves nothing: no process, container, network namespace, mount or rule", async () => {
  const began = Date.now();
  await npmStop();
  process.stderr.write(`npm stop: ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  expect(await leftoversOfMachine()).toEqual([]);
  const rulesBefore = join(workFolder, "rules-before");
  if (existsSync(rulesBefore)) expect(await rulesOfMachine()).toBe(await readFile(rulesBefore, "utf8"));
}, 120_000);

test("the kubeconfig is as it was before", async () => {
  const config = await readKubeconfig();
  expect(config["current-context"]).toBe("stranger");
  expect(config.contexts.map(({ name }) => name)).toEqual(["stranger"]);
});

test("a second npm stop is harmless", () => npmStop(), 60_000);
