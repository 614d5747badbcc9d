/** client-go: every kind of client it has, against a fresh pair. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { clientCache, describeWith, has, told } from "./client-program.ts";

describeWith({ name: "Go", found: has("go", "version") }, "client-go's clients", () => {
  const program = join(clientCache("go"), "go-clients");
  let pair: Pair;
  beforeAll(async () => {
    execFileSync("go", ["build", "-o", program, "."], { cwd: join(import.meta.dirname, "go-clients") });
    pair = await startPair();
  }, 600_000);
  afterAll(() => pair?.stop(), 30_000);

  test("apply, dynamic, metadata, protobuf, election, conflicts, discovery, scale, pages, eviction, watch list, errors", async () => {
    const { holds, problems } = await told(program, ["-server", pair.server, "-token", pair.token]);
    expect(problems).toEqual([]);
    expect(holds.length).toBeGreaterThan(45);
  }, 200_000);
});
