import { badRequest } from "@kubets/api";

/** Go's `time.ParseDuration`: `1h30m`, `0`, `-1.5s`. */
const duration = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const withoutUnit = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** A client may say how long it will wait; what is no duration is refused. The server's own limit stands. */
export function checkTimeout(query: URLSearchParams): void {
  const text = query.get("timeout");
  if (!text || duration.test(text)) return;
  const why = withoutUnit.test(text) ? "missing unit in" : "invalid";
  throw badRequest(`invalid timeout specified in the request URL - time: ${why} duration ${JSON.stringify(text)}`);
}
