/** Reads `1.2.3.4:80` and `[::1]:80`; port 0 for an empty text. */
export function hostAndPort(text: string): { readonly host: string; readonly port: number } {
  const at = text.lastIndexOf(":");
  if (at < 0) return { host: text, port: 0 };
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(text.slice(at + 1)) };
}
