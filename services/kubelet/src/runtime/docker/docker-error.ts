import { RuntimeError, type RuntimeErrorReason } from "../../ports/runtime-error.ts";

/** What docker-modem throws: a socket error with its `code`, or an answer of dockerd with its status. */
interface DockerFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly json?: { readonly message?: string } | null;
  readonly message?: string;
}

const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "EACCES", "ETIMEDOUT", "ABORT_ERR"]);

/** dockerd answers, but says itself that it cannot reach containerd, which alone knows what runs. */
const containerdIsAway = /code = (Unavailable|DeadlineExceeded)|transport is closing|containerd.*connection refused/i;

/** The status of dockerd's answer; undefined when the failure is no answer. */
export const statusOf = (thrown: unknown): number | undefined => (thrown as DockerFailure | undefined)?.statusCode;

/** What docker-modem writes before dockerd's words. */
const frame = /^\(HTTP code \d+\) .*? - /;

/** dockerd's own words. */
export function messageOf(thrown: unknown): string {
  const { json, message } = (thrown ?? {}) as DockerFailure;
  return (json?.message ?? message ?? String(thrown)).replace(frame, "").trim();
}

/** The one translation of failures: `reason` is what it means when dockerd itself refused. */
export function asRuntimeError(thrown: unknown, reason: RuntimeErrorReason = "Internal"): RuntimeError {
  if (thrown instanceof RuntimeError) return thrown;
  const status = statusOf(thrown);
  const message = messageOf(thrown);
  if (status === undefined && isSocketFailure(thrown))
    return new RuntimeError("Unreachable", `dockerd does not answer: ${message}`, { cause: thrown });
  if (status !== undefined && containerdIsAway.test(message))
    return new RuntimeError("Unreachable", `dockerd cannot reach containerd: ${message}`, { cause: thrown });
  if (status === 404 && reason === "Internal") return new RuntimeError("NotFound", message, { cause: thrown });
  return new RuntimeError(reason, message, { cause: thrown });
}

function isSocketFailure(thrown: unknown): boolean {
  const { code, message } = (thrown ?? {}) as DockerFailure;
  const name = (thrown as Error | undefined)?.name;
  return (
    socketCodes.has(code ?? "") || name === "TimeoutError" || name === "AbortError" || message === "socket hang up"
  );
}
