import { readFileSync } from "node:fs";
import { type TestClient, testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { type MemoryServer, openMemoryServer } from "../../services/apiserver/src/start/memory-server.ts";
import { freePort } from "../dev/free-port.ts";
import { differences } from "./differences.ts";
import { grpcClient } from "./grpc-client.ts";
import { play, type Turn } from "./play.ts";
import { fileOf } from "./recorded.ts";
import { isPlain, type Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios/index.ts";

/** Every scenario is told here, through both doors, as kube-apiserver 1.36.3 told it when it was recorded. */
let server: MemoryServer;
let rest: TestClient;
let grpc: ReturnType<typeof grpcClient>;
beforeAll(async () => {
  const port = await freePort();
  server = await openMemoryServer([`--grpc-port=${port}`]);
  rest = testClient("2", server);
  grpc = grpcClient({ port, token: server.token });
}, 30_000);
afterAll(async () => {
  rest.close();
  grpc.close();
  await server.close();
});

const recorded = (scenario: Scenario) => JSON.parse(readFileSync(fileOf(scenario), "utf8")) as Turn[];

for (const scenario of scenarios) {
  test(`${scenario.name}, by HTTP`, async () => {
    const theirs = recorded(scenario);
    expect(theirs.map(({ it }) => it)).toEqual(scenario.steps.map(({ it }) => it));
    expect(differences(await play(scenario, rest), theirs)).toEqual([]);
  });

  /** A step that gRPC has no words for is left out; it must be one that changes nothing. */
  const isSpoken = (turn: Turn, i: number) => isPlain(scenario.steps[i]!) || turn.code >= 400;
  if (recorded(scenario).every(isSpoken))
    test(`${scenario.name}, by gRPC`, async () => {
      const spoken = scenario.steps.map(isPlain);
      const theirs = recorded(scenario).filter((_, i) => spoken[i]);
      const told = await play({ ...scenario, steps: scenario.steps.filter(isPlain) }, grpc);
      expect(differences(told.map(asCreated(theirs)), theirs)).toEqual([]);
    });
}

/** gRPC's success has one code only. */
const asCreated = (theirs: readonly Turn[]) => (turn: Turn, i: number) =>
  turn.code === 200 && theirs[i]!.code === 201 ? { ...turn, code: 201 } : turn;
