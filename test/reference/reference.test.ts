import { readFileSync } from "node:fs";
import { type TestClient, testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { type MemoryServer, openMemoryServer } from "../../services/apiserver/src/start/memory-server.ts";
import { differences } from "./differences.ts";
import { play, type Turn } from "./play.ts";
import { fileOf } from "./recorded.ts";
import { scenarios } from "./scenarios/index.ts";

/** Every scenario is told here as kube-apiserver 1.36.3 told it when it was recorded. */
let server: MemoryServer;
let client: TestClient;
beforeAll(async () => {
  server = await openMemoryServer();
  client = testClient("2", server);
}, 30_000);
afterAll(async () => {
  client.close();
  await server.close();
});

for (const scenario of scenarios)
  test(scenario.name, async () => {
    const theirs = JSON.parse(readFileSync(fileOf(scenario), "utf8")) as Turn[];
    expect(theirs.map(({ it }) => it)).toEqual(scenario.steps.map(({ it }) => it));
    expect(differences(await play(scenario, client), theirs)).toEqual([]);
  });
