/** Elements of a FieldsV1 path: `f:name`, `k:{"port":80}`, `v:"x"`, `i:0`, and `.` for the place itself. */

type KeyValue = string | number | boolean | null;

export const fieldElement = (name: string): string => `f:${name}`;

/** A key or value as JSON; integers beyond 2^53 come as `bigint`. */
const jsonOf = (value: unknown): string => (typeof value === "bigint" ? `${value}` : JSON.stringify(value));

export const valueElement = (value: unknown): string => `v:${jsonOf(value)}`;

/** The element of an item of a list map. Keys are named in order; one that is absent takes its default, if it has one. */
export function keyElement(
  keys: readonly string[],
  item: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): string {
  let text = "";
  for (const key of keys) {
    const given = item[key];
    const value = given === undefined ? defaults[key] : given;
    if (value !== undefined) text += `${text ? "," : ""}"${key}":${jsonOf(value)}`;
  }
  return `k:{${text}}`;
}

const ranks: Readonly<Record<string, number>> = { ".": 0, f: 1, k: 2, v: 3, i: 4 };
const rankOf = (element: string) => ranks[element[0]!] ?? 5;

/** Go compares strings by bytes; so do code points, and code units everywhere but above U+D800. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareValues(a: KeyValue, b: KeyValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return typeof a === "string" && typeof b === "string" ? compareText(a, b) : compareText(typeof a, typeof b);
}

function compareKeys(a: string, b: string): number {
  return compareInText(a, b) ?? compareParsed(a, b);
}

/** The usual case, without parsing: the first difference is within one plain string value. */
function compareInText(a: string, b: string): number | undefined {
  if (a.includes("\\") || b.includes("\\")) return undefined;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length) return a.length - b.length;
  const value = a.lastIndexOf('":', at) + 2;
  const isWithinString = at > value && a[value] === '"' && a.indexOf('"', value + 1) >= at;
  if (!isWithinString) return undefined;
  if (a[at] === '"') return -1;
  return b[at] === '"' ? 1 : a.charCodeAt(at) - b.charCodeAt(at);
}

function compareParsed(a: string, b: string): number {
  const as = Object.entries(JSON.parse(a) as Record<string, KeyValue>);
  const bs = Object.entries(JSON.parse(b) as Record<string, KeyValue>);
  for (const [i, [name, value]] of as.entries()) {
    const other = bs[i];
    if (!other) return 1;
    const order = compareText(name, other[0]) || compareValues(value, other[1]);
    if (order !== 0) return order;
  }
  return as.length - bs.length;
}

/** The order in which kube-apiserver writes the children of one place. */
export function compareElements(a: string, b: string): number {
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return rankOf(a) - rankOf(b);
  switch (a[0]) {
    case "k":
      return compareKeys(a.slice(2), b.slice(2));
    case "v":
      return compareValues(JSON.parse(a.slice(2)), JSON.parse(b.slice(2)));
    case "i":
      return Number(a.slice(2)) - Number(b.slice(2));
    default:
      return compareText(a, b);
  }
}

function textOfElement(element: string): string {
  const text = element.slice(2);
  switch (element[0]) {
    case "f":
      return `.${text}`;
    case "k":
      return `[${Object.entries(JSON.parse(text) as Record<string, KeyValue>)
        .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
        .join(",")}]`;
    case "v":
      return `[=${text}]`;
    default:
      return `[${text}]`;
  }
}

/** `.spec.ports[port=80,protocol="TCP"].name`: a path as it stands in a conflict. */
export const textOfPath = (path: readonly string[]): string => path.map(textOfElement).join("");
