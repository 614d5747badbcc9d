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
    if (first >= completions || until >= completions) return { problem: "too large index" };
    if (last >= first) return { problem: `non-increasing order, previous: ${last}, current: ${first}` };
    if (ends.length === 2 && first >= until)
      return { problem: `non-increasing order, previous: ${first}, current: ${until}` };
    total += until - first + 1;
    last = until;
  }
  return { total };
}
