/** One of the things a client would take. */
export interface Clause {
  /** `application/json`; `*` alone is read as `*` + `/*`. */
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
  readonly q: number;
}

/**
 * The clauses of an Accept header, the most wanted first, in the order in which kube-apiserver tries them: by q, but never a
 * wildcard before what is named. What is no media type is passed over; a q of 0 is no refusal, but the last choice.
 */
export function parseAccept(accept: string): Clause[] {
  const clauses = accept.split(",").flatMap((text) => clauseOf(text) ?? []);
  for (let i = 1; i < clauses.length; i++) {
    for (let j = i; j > 0 && comesBefore(clauses[j]!, clauses[j - 1]!); j--) {
      [clauses[j - 1], clauses[j]] = [clauses[j]!, clauses[j - 1]!];
    }
  }
  return clauses;
}

/** The media types as they stand in the header: what routes are chosen by. */
export const namedTypes = (accept: string): string[] => accept.split(",").map((text) => text.split(";", 1)[0]!.trim());

function clauseOf(text: string): Clause | undefined {
  const [range = "", ...rest] = text.split(";");
  const [type = "", subtype = "", ...more] = range.split("/").map((part) => part.trim());
  if ((!subtype && type !== "*") || more.length > 0) return undefined;
  const params = new Map<string, string>();
  let q = 1;
  for (const param of rest) {
    const [name = "", value = "", ...others] = param.split("=");
    if (!value || others.length > 0) continue;
    if (name.trim() === "q") q = Number(/^[-+.\d]/.test(value) ? value : 0) || 0;
    else params.set(name.trim(), value.trim());
  }
  return { type: `${type}/${subtype || "*"}`, params, q };
}

/** No order that can be sorted by: it is asked of neighbours, from the front to the back. */
function comesBefore(a: Clause, b: Clause): boolean {
  if (a.q > b.q) return true;
  return (isAny(b, 0) && !isAny(a, 0)) || (isAny(b, 1) && !isAny(a, 1));
}

const isAny = ({ type }: Clause, part: 0 | 1): boolean => type.split("/")[part] === "*";
