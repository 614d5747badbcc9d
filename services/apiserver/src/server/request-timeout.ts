import { badRequest, DecodeError, parseDuration } from "@kubets/api";
import { parseQuery } from "../road/parse-query.ts";

/**
 * Milliseconds that a client is ready to wait, from the query of its request; undefined where it does not say or sets no limit (0,
 * and less). Throws BadRequest for what is no duration.
 */
export function requestTimeout(query: string): number | undefined {
  if (!query.includes("timeout")) return undefined;
  const text = parseQuery(query).get("timeout");
  if (!text) return undefined;
  const milliseconds = Number(nanosOf(text)) / 1e6;
  return milliseconds > 0 ? milliseconds : undefined;
}

function nanosOf(text: string): bigint {
  try {
    return parseDuration(text);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`invalid timeout specified in the request URL - ${error.message}`);
  }
}
