/** What the load generator prints for one server. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>> | number>>;

/** A row of `bench/api`: the figure compared, its unit, and how many times the peer's it should be, over both protocols. */
interface Work {
  readonly name: string;
  readonly figure: (figures: Figures) => number | undefined;
  readonly unit: string;
  readonly target: { readonly http2: number; readonly http1: number };
  /** Less is better: memory. */
  readonly less?: boolean;
}

const of =
  (row: string, key: string) =>
  (figures: Figures): number | undefined => {
    const found = figures[row];
    return typeof found === "object" ? found[key] : found;
  };

/** The rows and targets of the project. */
export const works: readonly Work[] = [
  { name: "create, 16 clients", figure: of("create", "PerSec"), unit: "/s", target: { http2: 2.5, http1: 2.5 } },
  { name: "GET one, consistent", figure: of("get", "PerSec"), unit: "/s", target: { http2: 4, http1: 5 } },
  { name: "LIST JSON from cache", figure: of("listJSON", "MBps"), unit: "MB/s", target: { http2: 4.5, http1: 6 } },
  { name: "LIST protobuf", figure: of("listProto", "MBps"), unit: "MB/s", target: { http2: 3, http1: 4 } },
  { name: "LIST as Table", figure: of("listTable", "MBps"), unit: "MB/s", target: { http2: 4, http1: 6 } },
  {
    name: "LIST by label, 1 % match",
    figure: of("listSelector1pct", "PerSec"),
    unit: "/s",
    target: { http2: 4, http1: 4 },
  },
  { name: "merge patch", figure: of("patch", "PerSec"), unit: "/s", target: { http2: 3, http1: 4 } },
  { name: "server-side apply", figure: of("apply", "PerSec"), unit: "/s", target: { http2: 3, http1: 4 } },
  { name: "delete", figure: of("delete", "PerSec"), unit: "/s", target: { http2: 3, http1: 3 } },
  {
    name: "watch, 100 watchers",
    figure: of("watch", "eventsPerSec"),
    unit: "events/s",
    target: { http2: 2, http1: 2 },
  },
  { name: "memory, idle", figure: of("rssIdleMB", ""), unit: "MB", target: { http2: 0.5, http1: 0.5 }, less: true },
  {
    name: "memory after the run",
    figure: of("rssEndMB", ""),
    unit: "MB",
    target: { http2: 0.5, http1: 0.5 },
    less: true,
  },
];

export interface Comparison {
  readonly protocol: "http2" | "http1";
  readonly ours: Figures;
  readonly peer: Figures | undefined;
}

/** A Markdown table of one run beside its peer. */
export function comparisonTable({ protocol, ours, peer }: Comparison): string {
  const rows = works.map(({ name, figure, unit, target, less }) => {
    const mine = figure(ours);
    const theirs = peer && figure(peer);
    const ratio = mine !== undefined && theirs ? mine / theirs : undefined;
    const wanted = target[protocol];
    const met = ratio === undefined ? "" : (less ? ratio <= wanted : ratio >= wanted) ? "yes" : "no";
    const cells = [
      name,
      amount(mine, unit),
      amount(theirs, unit),
      ratio ? `${ratio.toFixed(2)} ×` : "–",
      `${wanted} ×`,
      met,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| work | kubets | kube-apiserver | ratio | target | met |", "|---|---|---|---|---|---|", ...rows].join("\n");
}

const amount = (value: number | undefined, unit: string): string =>
  value === undefined ? "–" : `${Math.round(value).toLocaleString("en-US")} ${unit}`;
