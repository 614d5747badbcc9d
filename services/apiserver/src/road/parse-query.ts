/**
 * The pairs of a query. One that cannot be read, for a semicolon or half an escape in it, is passed over, and the others count: as
 * the reference's parser does it.
 */
export function parseQuery(query: string): URLSearchParams {
  if (!/[%;]/.test(query)) return new URLSearchParams(query);
  return new URLSearchParams(query.split("&").filter(isReadable).join("&"));
}

const isReadable = (pair: string): boolean => !pair.includes(";") && !/%(?![0-9A-Fa-f]{2})/.test(pair);
