import type { Duplex, Readable, Writable } from "node:stream";

/** What `kubectl exec`, `attach` and `port-forward` need of a runtime, beside `Runtime`. Failures are `RuntimeError`s. */
export interface StreamingRuntime {
  /** Starts a command in a running container. */
  exec(id: string, options: ExecOptions): Promise<StreamSession>;
  /** Joins the streams of a container's own process; with a terminal when the container has one. */
  attach(id: string, options: AttachOptions): Promise<StreamSession>;
  /** A connection to a TCP port on the loopback of a pod. */
  portForward(sandboxId: string, port: number): Promise<Duplex>;
}

export interface ExecOptions {
  readonly command: readonly string[];
  readonly tty: boolean;
  readonly stdin: boolean;
}

export interface AttachOptions {
  readonly stdin: boolean;
}

/** The streams of a process. Both outputs have to be read: one that nobody reads holds up the other. */
export interface StreamSession {
  /** Its end is the end of the process's input. Absent when it was not asked for. */
  readonly stdin?: Writable;
  readonly stdout: Readable;
  /** Absent with a terminal, which has one output. */
  readonly stderr?: Readable;
  /** The terminal's size in characters. */
  resize(size: { readonly columns: number; readonly rows: number }): Promise<void>;
  /** Resolves when the process has ended. */
  exitCode(): Promise<number>;
  /** Lets go of the streams. The process of an `exec` sees its input end. */
  close(): void;
}
