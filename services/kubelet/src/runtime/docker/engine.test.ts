import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectEngine } from "./engine.ts";

let folder: string;
let silent: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubets-engine-"));
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(join(folder, "silent.sock"), resolve));
});
afterAll(async () => {
  silent.close();
  await rm(folder, { recursive: true });
});

test("call() gives a dockerd up that says nothing, whether or not the request can be aborted", async () => {
  const { docker, call } = connectEngine(`unix://${folder}/silent.sock`);
  const late = { reason: "Unreachable", message: "dockerd does not answer: no answer in 0.05 s" };
  await expect(call(() => docker.version(), { deadlineMs: 50 })).rejects.toMatchObject(late);
  await expect(call((abortSignal) => docker.listContainers({ abortSignal }), { deadlineMs: 50 })).rejects.toMatchObject(
    {
      reason: "Unreachable",
    },
  );
});

test("find() says Unreachable where there is no socket, and never undefined", async () => {
  const { docker, find } = connectEngine(`unix://${folder}/missing.sock`);
  await expect(find(() => docker.getContainer("x").inspect())).rejects.toMatchObject({ reason: "Unreachable" });
});
