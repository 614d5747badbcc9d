export interface ParsedIndexes {
  readonly total?: number;
  readonly problem?: string;
}

/** Counts the indexes of `1,3-5,7`: ascending, below `completions`. */
export function parseIndexes(text: string, completions: number): ParsedIndexes {
  if (text === "") return { total: 0 };
  let total = 0;
  let last = -1;
  for (const part of text.split(",")) {
    const ends = part.split("-");
    if (ends.length > 2) {
      return {
        problem: `the fragment ${JSON.stringify(part)} violates the requirement that an index interval can have at most two parts separated by '-'`,
      };
    }
    const [first, end] = ends.map((end) => (/^\d+$/.test(end) ? Number(end) : undefined));
    if (first === undefined)
      return { problem: `cannot convert string to integer for index: ${JSON.stringify(ends[0])}` };
    if (ends.length === 2 && end === undefined) {
      return { problem: `cannot convert string to integer for index: ${JSON.stringify(ends[1])}` };
    }
    const until = end ?? first;
    const large = ends.find((end) => Number(end) >= completions);
    if (large !== undefined) return { problem: `too large index: ${JSON.stringify(large)}` };
    if (last >= first) return { problem: `non-increasing order, previous: ${last}, current: ${first}` };
    if (ends.length === 2 && first >= until)
      return { problem: `non-increasing order, previous: ${first}, current: ${until}` };
    total += until - first + 1;
    last = until;
  }
  return { total };
}

/** The first index that two lists of them share; what is wrong in itself is passed over. */
export function overlapOfIndexes(one: string, other: string, completions: number): number | undefined {
  const [ours, theirs] = [one, other].map((text) => intervalsOf(text, completions)) as [Interval[], Interval[]];
  for (const [first, last] of ours) {
    const shared = theirs.find(([from, to]) => first <= to && from <= last);
    if (shared) return Math.max(first, shared[0]);
  }
  return undefined;
}

type Interval = readonly [first: number, last: number];

const intervalsOf = (text: string, completions: number): Interval[] =>
  text.split(",").flatMap((part) => {
    if (!part || parseIndexes(part, completions).problem) return [];
    const [first = "", last = first] = part.split("-");
    return [[Number(first), Number(last)] as const];
  });
