import type { Store, StoreEvent } from "../../services/apiserver/src/store/store.ts";
import { kind, type Operation, textOf } from "./traffic.ts";

/** A change of a key, as etcd's own history or a watch tells it. */
export interface Change {
  readonly is: "put" | "delete";
  readonly key: string;
  readonly value: string;
  readonly revision: number;
}

/** A watch that writes down what it is told. */
export interface Recorded {
  readonly from: number;
  readonly changes: Change[];
  /** Revision of a bookmark → how many changes had been told by then. */
  readonly bookmarks: { readonly revision: number; readonly told: number }[];
  ended: Error | "closed" | undefined;
  close(): void;
}

export async function recordWatch(store: Store, resourceVersion: number): Promise<Recorded> {
  const recorded: Recorded = { from: resourceVersion, changes: [], bookmarks: [], ended: undefined, close: () => {} };
  const send = (event: StoreEvent) => {
    if (event.type === "BOOKMARK") {
      recorded.bookmarks.push({ revision: event.revision, told: recorded.changes.length });
      return true;
    }
    const { entry, type } = event;
    const is = type === "DELETED" ? "delete" : "put";
    recorded.changes.push({ is, key: entry.name, value: is === "put" ? textOf(entry) : "", revision: entry.revision });
    return true;
  };
  const handle = await store.watch(
    kind,
    { resourceVersion: String(resourceVersion), allowBookmarks: true, signal: new AbortController().signal },
    {
      send,
      end: (error) => {
        recorded.ended = error ?? "closed";
      },
    },
  );
  recorded.close = () => handle.close();
  return recorded;
}

/** What a watch was told against what happened: ordered, each once, none missing, and none behind a bookmark. */
export function watchProblems({ from, changes, bookmarks }: Recorded, history: readonly Change[]): string[] {
  const last = changes.at(-1)?.revision ?? from;
  const due = history.filter(({ revision }) => revision > from && revision <= last);
  const text = ({ is, key, value, revision }: Change) => `${revision} ${is} ${key} ${is === "put" ? value : ""}`;
  const told = changes.map(text);
  const expected = due.map(text);
  const problems = told.flatMap((line, index) =>
    line === expected[index] ? [] : [`told ${line}, not ${expected[index]}`],
  );
  if (told.length !== expected.length) problems.push(`${told.length} changes were told of ${expected.length}`);
  for (const { revision, told: count } of bookmarks) {
    const late = changes.slice(count).find((change) => change.revision <= revision);
    if (late) problems.push(`${text(late)} came behind a bookmark of ${revision}`);
  }
  return problems.slice(0, 5);
}

/**
 * Whether what clients saw could have happened one after the other in the order of revisions: acknowledged writes are there,
 * what nobody knows of happened once or not at all, nobody reads what is older than what was there when it began to read.
 */
export function clientProblems(operations: readonly Operation[], history: readonly Change[]): string[] {
  const problems: string[] = [];
  const puts = new Map<string, Change[]>();
  for (const change of history) {
    if (change.is === "put") puts.set(change.value, [...(puts.get(change.value) ?? []), change]);
  }
  for (const [value, changes] of puts) {
    if (value && changes.length > 1) problems.push(`${value} was written ${changes.length} times`);
  }
  for (const { is, outcome, value, revision, key } of operations) {
    if (is !== "write") continue;
    const written = puts.get(value)?.[0];
    if (outcome === "done" && (written?.revision !== revision || written?.key !== key))
      problems.push(`${value} is lost`);
    if (outcome === "refused" && written) problems.push(`${value} was refused, and is there`);
  }
  return [...problems, ...orderProblems(operations), ...staleReads(operations, history)].slice(0, 5);
}

/** An operation that began after another one had ended has the higher revision. */
function orderProblems(operations: readonly Operation[]): string[] {
  const writes = operations.filter(({ is, revision }) => is !== "read" && revision !== undefined);
  const byEnd = writes.toSorted((a, b) => a.to - b.to);
  const byStart = writes.toSorted((a, b) => a.from - b.from);
  const problems: string[] = [];
  let ended = 0;
  let highest = 0;
  for (const write of byStart) {
    for (; ended < byEnd.length && byEnd[ended]!.to < write.from; ended++) {
      highest = Math.max(highest, byEnd[ended]!.revision!);
    }
    if (write.revision! < highest)
      problems.push(`a write at ${write.revision} began after one at ${highest} was acknowledged`);
  }
  return problems;
}

/** A read shows the key as it was at some moment while it was read: no older than any operation that had ended before. */
function staleReads(operations: readonly Operation[], history: readonly Change[]): string[] {
  const byKey = Map.groupBy(history, ({ key }) => key);
  const byEnd = operations.filter(({ revision }) => revision !== undefined).toSorted((a, b) => a.to - b.to);
  const problems: string[] = [];
  let ended = 0;
  let known = 0;
  for (const read of operations
    .filter(({ is, outcome }) => is === "read" && outcome === "done")
    .toSorted((a, b) => a.from - b.from)) {
    for (; ended < byEnd.length && byEnd[ended]!.to < read.from; ended++)
      known = Math.max(known, byEnd[ended]!.revision!);
    const changes = byKey.get(read.key) ?? [];
    // The changes that may have been the last one when it was read: the one in force when it began, and all later ones.
    const before = changes.findLastIndex(({ revision }) => revision <= known);
    const possible = changes.slice(Math.max(before, 0));
    const fits =
      read.revision === undefined
        ? before < 0 || possible.some(({ is }) => is === "delete")
        : possible.some(
            ({ is, revision, value }) => is === "put" && revision === read.revision && value === read.value,
          );
    if (!fits) problems.push(`${read.key} was read as of ${read.revision ?? "nothing"} when ${known} was known`);
  }
  return problems;
}
