import { spawn } from "node:child_process";
import { Duplex } from "node:stream";
import { RuntimeError } from "../../ports/runtime-error.ts";
import type { Engine } from "./engine.ts";

/**
 * Connects to a port on the loopback of a pod. Only a process that has entered the pod's network can, so one does: `nsenter`
 * becomes busybox's `nc`, which copies between its own input and output and the port.
 */
export async function portForward({ docker, call }: Engine, sandboxId: string, port: number): Promise<Duplex> {
  const { State } = await call((abortSignal) => docker.getContainer(sandboxId).inspect({ abortSignal }));
  if (!State.Running) throw new RuntimeError("NotFound", `sandbox ${sandboxId} does not run`);
  const child = spawn("nsenter", ["-t", String(State.Pid), "-n", "busybox", "nc", "127.0.0.1", String(port)]);
  const connection = new Duplex({
    read: () => void child.stdout.resume(),
    write: (chunk, _, done) => void child.stdin.write(chunk, done),
    final: (done) => void child.stdin.end(done),
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  child.stdin.on("error", () => {}); // The program's end says more.
  child.stdout.on("data", (chunk) => {
    if (!connection.push(chunk)) child.stdout.pause();
  });
  child.on("error", (error) => connection.destroy(error));
  child.on("close", (code) => {
    if (code) connection.destroy(new RuntimeError("Internal", `port ${port} of the pod: ${said.trim()}`));
    else connection.push(null);
  });
  return connection;
}
