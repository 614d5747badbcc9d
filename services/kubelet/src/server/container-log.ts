import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";

/** One line as docker's json-file driver writes it; a long line comes in parts, of which only the last ends with a newline. */
interface Entry {
  readonly log: string;
  readonly stream: string;
  readonly time: string;
}

export interface LogOptions {
  readonly tailLines?: number;
  readonly since?: Date;
  readonly timestamps?: boolean;
  readonly limitBytes?: number;
  readonly stream?: "All" | "Stdout" | "Stderr";
}

/** Text of the log's end, for a termination message. */
export async function tailOfLog(path: string, { lines, bytes }: { lines: number; bytes: number }): Promise<string> {
  let text = "";
  for await (const part of readLog(path, { tailLines: lines })) text += part;
  return Buffer.from(text).subarray(-bytes).toString("utf8");
}

/** The log as it stands: rotated files first, then the present one. */
export async function* readLog(path: string, options: LogOptions): AsyncGenerator<string> {
  const format = createFormat(options);
  const files = await filesOf(path);
  if (options.tailLines !== undefined) {
    yield* lastLines(files, options.tailLines, format);
    return;
  }
  for (const file of files)
    for await (const line of linesOf(file)) {
      const text = format.text(line);
      if (text) yield text;
      if (format.isFull()) return;
    }
}

async function* lastLines(files: readonly string[], count: number, format: Format): AsyncGenerator<string> {
  if (count === 0) return;
  const kept: string[] = [];
  for (const file of files)
    for await (const line of linesOf(file)) {
      if (!parse(line)) continue;
      kept.push(line);
      if (kept.length > count) kept.shift();
    }
  for (const line of kept) {
    const text = format.text(line);
    if (text) yield text;
    if (format.isFull()) return;
  }
}

/** Oldest first. */
async function filesOf(path: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (let n = 1; await exists(`${path}.${n}`); n++) files.unshift(`${path}.${n}`);
  return (await exists(path)) ? [...files, path] : files;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });

export interface Format {
  /** What is shown of a line of the file; empty for nothing. */
  text(line: string): string;
  /** The limit of bytes is used up. */
  isFull(): boolean;
}

export function createFormat({ since, timestamps, limitBytes, stream = "All" }: LogOptions): Format {
  let left = limitBytes ?? Number.POSITIVE_INFINITY;
  let continues = false;
  return {
    text: (line) => {
      const entry = parse(line);
      if (!entry || (since && Date.parse(entry.time) < since.getTime())) return "";
      if (stream !== "All" && entry.stream !== stream.toLowerCase()) return "";
      const whole = timestamps && !continues ? `${entry.time} ${entry.log}` : entry.log;
      continues = !entry.log.endsWith("\n");
      const bytes = Buffer.byteLength(whole);
      const shown = bytes <= left ? whole : Buffer.from(whole).subarray(0, left).toString("utf8");
      left -= Math.min(bytes, left);
      return shown;
    },
    isFull: () => left <= 0,
  };
}

/** A line that is being written is no JSON yet. */
function parse(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

export interface FollowOptions extends LogOptions {
  readonly signal: AbortSignal;
  /** Whether more may come. */
  readonly isRunning: () => Promise<boolean>;
}

const pauseMs = 150;

/** The log as it stands, and then as it grows, over rotations, until the container has ended. */
export async function* followLog(path: string, options: FollowOptions): AsyncGenerator<string> {
  const { signal, isRunning } = options;
  const from = await stat(path).catch(() => undefined);
  let file = { inode: from?.ino ?? 0, offset: from?.size ?? 0 };
  yield* readUntil(path, options, file.offset);
  const format = createFormat({ ...options, tailLines: undefined });
  let rest = "";
  for (let idle = 0; !signal.aborted; ) {
    const { text, next } = await readFrom(path, file);
    file = next;
    rest += text;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const shown = format.text(line);
      if (shown) yield shown;
      if (format.isFull()) return;
    }
    if (text) idle = 0;
    // What it wrote last may come after it has ended, so one more look follows.
    else if (++idle > 2 && !(await isRunning())) {
      if (idle > 4) return;
    } else idle = Math.min(idle, 3);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The part of the log that was there when following began. */
async function* readUntil(path: string, options: LogOptions, size: number): AsyncGenerator<string> {
  if (size > 0 || options.tailLines !== undefined) yield* readLog(path, options);
}

async function readFrom(path: string, at: { inode: number; offset: number }) {
  const handle = await open(path, "r").catch(() => undefined);
  if (!handle) return { text: "", next: at };
  try {
    const { ino, size } = await handle.stat();
    // Another file under the name, or a shorter one: the log was rotated.
    const offset = ino === at.inode && size >= at.offset ? at.offset : 0;
    const buffer = Buffer.alloc(Math.min(size - offset, 1 << 20));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
    return { text: buffer.subarray(0, end).toString("utf8"), next: { inode: ino, offset: offset + end } };
  } finally {
    await handle.close();
  }
}
