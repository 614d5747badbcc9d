import { once } from "node:events";
import { type Duplex, PassThrough, Writable } from "node:stream";
import { RuntimeError } from "../../ports/runtime-error.ts";
import type { AttachOptions, ExecOptions, StreamingRuntime, StreamSession } from "../../ports/streaming.ts";
import { demultiplex } from "./demultiplex.ts";
import type { Engine } from "./engine.ts";
import { exitCodeOf } from "./exec-sync.ts";
import { portForward } from "./port-forward.ts";

/** Streams of processes, on the connection that dockerd turns into a raw one. */
export function dockerStreams(engine: Engine): StreamingRuntime {
  const { docker, call } = engine;
  return {
    async exec(id: string, { command, tty, stdin }: ExecOptions): Promise<StreamSession> {
      const asked = { Cmd: [...command], Tty: tty, AttachStdin: stdin, AttachStdout: true, AttachStderr: !tty };
      const exec = await call((abortSignal) => docker.getContainer(id).exec({ ...asked, abortSignal }));
      const connection = await call(() => exec.start({ hijack: true, stdin, Tty: tty, Detach: false }));
      return {
        ...sessionOf(connection, { tty, stdin }),
        resize: ({ columns: w, rows: h }) => call(() => exec.resize({ w, h })).then(ignore),
        exitCode: () => exitCodeOf(engine, exec),
      };
    },

    async attach(id: string, { stdin }: AttachOptions): Promise<StreamSession> {
      const container = docker.getContainer(id);
      const { Config, State } = await call((abortSignal) => container.inspect({ abortSignal }));
      if (!State.Running) throw new RuntimeError("NotFound", `container ${id} does not run`);
      // No body, since dockerd might take it for the beginning of the input.
      const asked = { _query: { stream: true, stdin, stdout: true, stderr: true }, _body: {}, hijack: true };
      const connection = (await call(() => container.attach(asked))) as Duplex;
      return {
        ...sessionOf(connection, { tty: Config.Tty, stdin }),
        resize: ({ columns: w, rows: h }) => call(() => container.resize({ w, h })).then(ignore),
        exitCode: async () => {
          const { StatusCode } = (await container.wait()) as { StatusCode: number };
          return StatusCode;
        },
      };
    },

    portForward: (sandboxId, port) => portForward(engine, sandboxId, port),
  };
}

type Streams = Pick<StreamSession, "stdin" | "stdout" | "stderr" | "close">;

function sessionOf(connection: Duplex, { tty, stdin }: { tty: boolean; stdin: boolean }): Streams {
  const close = () => connection.destroy();
  const input = stdin ? { stdin: inputOf(connection) } : {};
  if (tty) return { ...input, stdout: connection, close };
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  void split(connection, { stdout, stderr });
  return { ...input, stdout, stderr, close };
}

/** Ending it closes only the sending half: the process still answers. */
const inputOf = (connection: Duplex): Writable =>
  new Writable({
    write: (chunk, _, done) => void connection.write(chunk, done),
    final: (done) => void connection.end(done),
  });

async function split(connection: Duplex, outputs: { stdout: PassThrough; stderr: PassThrough }): Promise<void> {
  try {
    for await (const { stream, data } of demultiplex(connection))
      if (!outputs[stream].write(data)) await once(outputs[stream], "drain");
    outputs.stdout.end();
    outputs.stderr.end();
  } catch (error) {
    outputs.stdout.destroy(error as Error);
    outputs.stderr.destroy();
  }
}

const ignore = () => {};
