import type { IncomingHttpHeaders } from "node:http";

/** A request's head, or its trailers: one header block as it was understood. Many requests may share one: nobody changes it. */
export interface RequestHead {
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Of the body, where the client said it. */
  readonly contentLength: number | undefined;
  /** `tooLarge`: fields are missing. `trailers`: no fields of a request are there. */
  readonly is: "request" | "trailers" | "malformed" | "tooLarge";
}

/** Of these a second one is dropped, as Node does for HTTP/1.1; others are joined. */
const single = new Set([
  ...["age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host", "if-modified-since"],
  ...["if-unmodified-since", "last-modified", "location", "max-forwards", "proxy-authorization", "referer"],
  ...["retry-after", "server", "user-agent"],
]);

/** Of HTTP/1.1's connections: they mean nothing here and may not be sent (RFC 9113 section 8.2.2). */
const ofConnections = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]);

const goodName = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const goodValue = /^[^\0\r\n]*$/;
const pseudoNames = new Set([":method", ":path", ":scheme", ":authority"]);

/** Understands the fields of a header block (RFC 9113 section 8.3.1). */
export function requestHead(fields: readonly string[], isComplete: boolean): RequestHead {
  const pseudo: Record<string, string> = {};
  const headers: IncomingHttpHeaders = Object.create(null);
  let isGood = true;
  let isRegular = false;
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i]!;
    const value = fields[i + 1]!;
    if (name.startsWith(":")) {
      isGood &&= !isRegular && pseudoNames.has(name) && !(name in pseudo);
      pseudo[name] = value;
      continue;
    }
    isRegular = true;
    isGood &&= isField(name, value);
    addField(headers, name, value);
  }
  const { ":method": method = "", ":path": target = "", ":scheme": scheme, ":authority": authority } = pseudo;
  if (authority !== undefined) headers.host ??= authority;
  const length = headers["content-length"];
  isGood &&= length === undefined || /^\d{1,15}$/.test(length);
  const contentLength = length === undefined ? undefined : Number(length);
  const hasPseudo = Object.keys(pseudo).length > 0;
  const isRequest = method !== "" && target !== "" && scheme !== undefined;
  const is = !isComplete
    ? "tooLarge"
    : !isGood || (hasPseudo && !isRequest)
      ? "malformed"
      : hasPseudo
        ? "request"
        : "trailers";
  return { method, target, headers, contentLength, is };
}

function isField(name: string, value: string): boolean {
  if (!goodName.test(name) || !goodValue.test(value) || ofConnections.has(name)) return false;
  return name !== "te" || value === "trailers";
}

function addField(headers: IncomingHttpHeaders, name: string, value: string): void {
  const before = headers[name];
  if (name === "set-cookie") headers["set-cookie"] = [...(headers["set-cookie"] ?? []), value];
  else if (before === undefined) headers[name] = value;
  else if (!single.has(name)) headers[name] = `${before}${name === "cookie" ? "; " : ", "}${value}`;
}
