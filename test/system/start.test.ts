import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beginRun, npmStart, readKubeconfig } from "./cluster.ts";
import { rulesOfMachine } from "./leftovers.ts";
import { kubeconfig, kubectl, run, workFolder } from "./machine.ts";
import { clusterProcesses } from "./processes.ts";

const pids = () => Promise.all(clusterProcesses.map(({ pid }) => pid()));

beforeAll(async () => {
  await beginRun();
  await writeFile(join(workFolder, "rules-before"), await rulesOfMachine());
}, 120_000);

test("npm start brings up two Ready nodes", async () => {
  const began = Date.now();
  await npmStart();
  const seconds = (Date.now() - began) / 1000;
  process.stderr.write(`npm start: Ready after ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
  const names = (await kubectl("get nodes --no-headers")).trim().split("\n");
  expect(names.map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
    ["node-1", "Ready"],
    ["node-2", "Ready"],
  ]);
}, 200_000);

test("the kubeconfig named by KUBECONFIG has the context beside the others, for its owner's eyes only", async () => {
  const config = await readKubeconfig();
  expect(config["current-context"]).toBe("kubets");
  expect(config.contexts.map(({ name }) => name).sort()).toEqual(["kubets", "stranger"]);
  expect(config.users.some(({ name }) => name === "stranger")).toBe(true);
  expect((await stat(kubeconfig)).mode & 0o777).toBe(0o600);
});

test("a second npm start is quick and touches no process", async () => {
  const before = await pids();
  const began = Date.now();
  await npmStart();
  const seconds = (Date.now() - began) / 1000;
  process.stderr.write(`npm start again: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(10);
  expect(await pids()).toEqual(before);
}, 60_000);

test("kubectl knows the server's version", async () => {
  expect(await run("kubectl", ["version"])).toMatch(/Server Version: v1\.36\./);
});
