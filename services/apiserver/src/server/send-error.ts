import { type ApiError, asApiError } from "@kubets/api";
import { answerHeaders } from "./answer-headers.ts";
import { encodeObject } from "./encode-object.ts";
import type { Exchange } from "./exchange.ts";
import { contentTypes, negotiateError } from "./negotiate.ts";
import { wantsPretty } from "./wants-pretty.ts";

/** Answers with the Status of what was thrown, in the encoding the client asked for. */
export function sendError(
  exchange: Exchange,
  thrown: unknown,
  about: { auditId: string; warnings?: readonly string[] },
): ApiError {
  const error = asApiError(thrown);
  const accepted = negotiateError(exchange.headers.accept);
  const headers = answerHeaders(contentTypes[accepted.encoding], about.auditId, about.warnings);
  // Only what was not allowed is guarded so: the reference leaves the others to their media type.
  if (error.code === 403) headers["x-content-type-options"] = "nosniff";
  const retryAfter = error.details?.retryAfterSeconds;
  if (retryAfter) headers["retry-after"] = retryAfter;
  const pretty = accepted.pretty || wantsPretty(exchange);
  exchange.send(error.code, headers, encodeObject(error.toStatus(), { ...accepted, pretty }));
  return error;
}

/** What Go's server says to a request that it does not hand on; returns the code. */
export const plainBadRequest = (exchange: Exchange): number => {
  exchange.send(400, { "content-type": "text/plain; charset=utf-8", connection: "close" }, "400 Bad Request");
  return 400;
};

export const plainNotFound = (exchange: Exchange, auditId: string): void => {
  const headers = answerHeaders("text/plain; charset=utf-8", auditId);
  exchange.send(404, { ...headers, "x-content-type-options": "nosniff" }, "404 page not found\n");
};
