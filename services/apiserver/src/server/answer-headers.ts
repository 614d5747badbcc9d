import type { AnswerHeaders } from "./exchange.ts";

/** What every answer carries; `warnings` become `Warning: 299` headers, each once. */
export function answerHeaders(contentType: string, auditId: string, warnings: readonly string[] = []): AnswerHeaders {
  const headers: AnswerHeaders = {
    "audit-id": auditId,
    "cache-control": "no-cache, private",
    "content-type": contentType,
  };
  if (warnings.length > 0) headers.warning = [...new Set(warnings)].map(warningHeader);
  return headers;
}

/** `299 - "text"`; control characters go, and other letters travel as UTF-8. */
function warningHeader(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a header may hold none
  const quoted = text.replace(/[\x00-\x1f\x7f]/g, " ").replace(/["\\]/g, "\\$&");
  return `299 - "${Buffer.from(quoted, "utf8").toString("latin1")}"`;
}
