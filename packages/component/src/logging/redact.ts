/** Names of fields whose values are secrets, whatever they are inside. */
const secretName = /(token|password|passwd|secret|authorization|private[-_]?key|key[-_]?data|bearer|credentials?)$/i;
const jwt = /eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g;
const bearer = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;
const pem = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const bootstrapToken = /\b([a-z0-9]{6})\.[a-z0-9]{16}\b/g;

export const redactText = (text: string): string =>
  text
    .replace(jwt, "[redacted]")
    .replace(bearer, "$1 [redacted]")
    .replace(pem, "[redacted]")
    .replace(bootstrapToken, "$1.[redacted]");

/** What may be written to a log of the value: no tokens, no keys, no data of a Secret, nothing deeper than 6 levels. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return redactText(value.message);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth >= 6) return "…";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const isSecret = (value as { kind?: unknown }).kind === "Secret";
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const hidden =
        (secretName.test(key) && typeof item === "string") || (isSecret && /^(data|stringData)$/.test(key));
      return [key, hidden ? "[redacted]" : redact(item, depth + 1)];
    }),
  );
}
