import { ApiError } from "@kubets/api";
import type { LogOptions } from "./container-log.ts";

export interface LogRequest extends LogOptions {
  readonly follow: boolean;
  readonly previous: boolean;
}

/** What the query of `/containerLogs/…` asks for. Throws BadRequest for what is no number or time. */
export function readLogRequest(query: URLSearchParams, now: Date): LogRequest {
  const number = (name: string): number | undefined => {
    const text = query.get(name);
    if (text === null || text === "") return undefined;
    if (!/^\d+$/.test(text)) throw new ApiError("BadRequest", `${name} must be a whole number`);
    return Number(text);
  };
  const seconds = number("sinceSeconds");
  const time = query.get("sinceTime");
  if (time && Number.isNaN(Date.parse(time))) throw new ApiError("BadRequest", "sinceTime must be a time of RFC 3339");
  const since = time ? new Date(time) : seconds === undefined ? undefined : new Date(now.getTime() - seconds * 1000);
  const stream = query.get("stream");
  return {
    follow: query.get("follow") === "true",
    previous: query.get("previous") === "true",
    timestamps: query.get("timestamps") === "true",
    tailLines: number("tailLines"),
    limitBytes: number("limitBytes"),
    since,
    stream: stream === "Stdout" || stream === "Stderr" ? stream : "All",
  };
}
