import type { Comparison, Figures } from "./figures.ts";

/** How many operations a row was: a fixed number for writes, as many as there was time for with reads. */
interface Counting {
  readonly pods: number;
  readonly seconds: number;
}

type Count = (counting: Counting, perSecond: number) => number;

const read: Count = ({ seconds }, perSecond) => seconds * perSecond;

const counts: Readonly<Record<string, Count>> = {
  create: ({ pods }) => pods,
  get: read,
  listJSON: read,
  listProto: read,
  listTable: read,
  listSelector1pct: read,
  patch: ({ pods }) => pods / 2,
  apply: ({ pods }) => pods / 4,
  delete: ({ pods }) => pods,
};

/**
 * The server's CPU for one operation, all threads. Other work on the machine changes this far less than it changes rates.
 * Rows are named as the load generator names them.
 */
export function cpuTable({ ours, peer }: Pick<Comparison, "ours" | "peer">, counting: Counting): string {
  const rows = Object.keys(counts).map((row) => {
    const mine = microseconds(ours, row, counting);
    const theirs = peer && microseconds(peer, row, counting);
    const ratio = mine && theirs ? `${(theirs / mine).toFixed(2)} ×` : "–";
    return `| ${row} | ${shown(mine)} | ${shown(theirs)} | ${ratio} |`;
  });
  return ["| CPU of one | kubets | kube-apiserver | cheaper by |", "|---|---|---|---|", ...rows].join("\n");
}

function microseconds(figures: Figures, row: string, counting: Counting): number | undefined {
  const found = figures[row];
  if (typeof found !== "object" || found.CPUs === undefined || found.PerSec === undefined) return undefined;
  return (found.CPUs / counts[row]!(counting, found.PerSec)) * 1e6;
}

const shown = (value: number | undefined) => (value === undefined ? "–" : `${Math.round(value)} µs`);
