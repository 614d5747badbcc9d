/** One record of the log before it becomes a line. Severities are klog's. */
export interface LogRecord {
  readonly severity: "I" | "W" | "E";
  readonly time: Date;
  readonly pid: number;
  /** `file.ts:12`, or empty. */
  readonly caller: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `I1121 05:33:46.123000    4711 main.ts:12] "Started" port=6443`: the header and pairs of klog's structured text. */
export function klogLine({ severity, time, pid, caller, message, fields }: LogRecord): string {
  const day = `${two(time.getMonth() + 1)}${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  const micros = String(time.getMilliseconds() * 1000).padStart(6, "0");
  const pairs = Object.entries(fields).map(([key, value]) => ` ${key}=${shown(value)}`);
  const header = `${severity}${day} ${clock}.${micros} ${String(pid).padStart(7)}`;
  return `${header} ${caller || "???:1"}] ${JSON.stringify(message)}${pairs.join("")}\n`;
}

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null || value === undefined)
    return String(value);
  return JSON.stringify(value);
}
