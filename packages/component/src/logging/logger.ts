import { pino } from "pino";
import { klogLine } from "./klog-line.ts";
import { redact, redactText } from "./redact.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The log of a part of a process. Messages are constant sentences; what varies goes into the fields. */
export interface Logger {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, error: unknown, fields?: Fields): void;
  /** Undefined unless `-v` is at least `level`: `log.verbose(4)?.info("…")` costs nothing when it is silent. */
  verbose(level: number): Pick<Logger, "info"> | undefined;
  /** The same log with fields on every line. */
  with(fields: Fields): Logger;
}

export interface LoggerOptions {
  readonly format: "text" | "json";
  readonly verbosity: number;
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

interface Written {
  readonly severity: "I" | "W" | "E";
  readonly verbosity: number;
  readonly message: string;
  readonly fields: Fields;
}

const levels = { I: "info", W: "warn", E: "error" } as const;

/** klog-like text, or JSON lines with `ts`, `caller`, `msg` and `v` as Kubernetes' components write them. Secrets never pass. */
export function createLogger(options: LoggerOptions): Logger {
  const { now = () => new Date() } = options;
  const write = options.write ?? stderrSink();
  const json = pino(
    {
      base: null,
      timestamp: () => `,"ts":${now().getTime() / 1000}`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const emit = ({ severity, verbosity, message, fields }: Written): void => {
    const caller = callerOf(emit);
    const safe = redact(fields) as Fields;
    const text = redactText(message);
    if (options.format === "json")
      json[levels[severity]]({ caller, ...(severity === "E" ? {} : { v: verbosity }), ...safe }, text);
    else write(klogLine({ severity, time: now(), pid: process.pid, caller, message: text, fields: safe }));
  };
  return loggerWith({}, options.verbosity, emit);
}

function loggerWith(common: Fields, verbosity: number, emit: (written: Written) => void): Logger {
  const at = (severity: Written["severity"], level: number) => (message: string, fields?: Fields) =>
    emit({ severity, verbosity: level, message, fields: { ...common, ...fields } });
  return {
    info: at("I", 0),
    warn: at("W", 0),
    error: (message, error, fields) =>
      emit({ severity: "E", verbosity: 0, message, fields: { err: described(error), ...common, ...fields } }),
    verbose: (level) => (level <= verbosity ? { info: at("I", level) } : undefined),
    with: (fields) => loggerWith({ ...common, ...fields }, verbosity, emit),
  };
}

/** The error with its causes; the stack only of errors that nobody meant, which are plain ones. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own =
    error.name === "Error" || error.name.endsWith("TypeError") ? (error.stack ?? error.message) : error.message;
  return error.cause === undefined ? own : `${own}: ${described(error.cause)}`;
}

/** `file.ts:12` of the first frame outside this file. */
function callerOf(below: (...rest: never[]) => unknown): string {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 3;
  Error.captureStackTrace(holder, below);
  Error.stackTraceLimit = limit;
  const frame = holder.stack?.split("\n").find((line) => line.startsWith("    at ") && !line.includes("/logger.ts"));
  return /([^/\\()\s]+:\d+):\d+\)?$/.exec(frame ?? "")?.[1] ?? "";
}

function stderrSink(): (line: string) => void {
  const destination = pino.destination({ fd: 2, sync: true });
  return (line) => void destination.write(line);
}

/** A log that nobody reads. */
export const silentLogger: Logger = {
  info: () => {},
  warn: () => {},
  error: () => {},
  verbose: () => undefined,
  with: () => silentLogger,
};
