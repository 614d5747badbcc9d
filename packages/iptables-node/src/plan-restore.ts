import type { TableRules } from "./parse-save.ts";

/** What a table shall hold of ours; whatever else is in it stays. */
export interface WantedTable {
  readonly table: TableName;
  /** Chains that are ours alone, each with all of its rules (`ruleText`). */
  readonly chains: TableRules;
  /** Our rules in chains of others. */
  readonly hooks: readonly Hook[];
  /** Chains that are ours by their name: those no longer wanted are deleted. */
  readonly owns: (chain: string) => boolean;
}

export type TableName = "filter" | "nat" | "mangle" | "raw";

/** A rule that must be in a chain of somebody else; one that is there stays where it is. */
export interface Hook {
  readonly chain: string;
  readonly rule: string;
  readonly at: "first" | "last";
}

export interface RestorePlan {
  /** For `iptables-restore --noflush`; empty when nothing has to change. */
  readonly text: string;
  /** The table as it is afterwards. */
  readonly after: TableRules;
}

/**
 * The least that makes a table as wanted: only chains that differ are written, all in one transaction. Hooks come last, so
 * that no packet is sent to a chain that is not complete, and old chains go after everything that led to them.
 */
export function planRestore(current: TableRules, { table, chains, hooks, owns }: WantedTable): RestorePlan {
  const written: [string, readonly string[]][] = [];
  const deleted: string[] = [];
  const after = new Map(current);
  for (const [chain, wanted] of chains) {
    const present = current.get(chain);
    if (present === wanted) continue;
    after.set(chain, wanted);
    if (!present || !sameRules(present, wanted)) written.push([chain, wanted]);
  }
  for (const chain of current.keys())
    if (owns(chain) && !chains.has(chain)) {
      deleted.push(chain);
      after.delete(chain);
    }
  const isNew = (chain: string) => !current.has(chain);
  const inParts = written.length > partChains;
  const last = inParts ? [] : written;
  const parts = inParts
    ? [declarations(written.map(([chain]) => chain).filter(isNew)), ...fillings(written, isNew)]
    : [];
  const lines = [
    ...declarations([...last.map(([chain]) => chain), ...deleted]),
    ...last.flatMap(ruleLines),
    ...planHooks(after, hooks),
    ...deleted.map((chain) => `-X ${chain}`),
  ];
  const text = [...parts, lines]
    .filter((part) => part.length > 0)
    .map((part) => `*${table}\n${part.join("\n")}\nCOMMIT\n`)
    .join("");
  return { text, after };
}

/**
 * For each line, iptables-nft walks a list of all chains that a transaction names: 10,000 services in one would take it
 * minutes. More chains than this are written in several transactions: first the new ones are made, then all are filled in
 * the order given, so whoever names the chains that others lead to first never leads a packet into an empty one.
 */
const partChains = 500;

function fillings(written: readonly [string, readonly string[]][], isNew: (chain: string) => boolean): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < written.length; at += partChains) {
    const part = written.slice(at, at + partChains);
    const present = part.map(([chain]) => chain).filter((chain) => !isNew(chain));
    parts.push([...declarations(present), ...part.flatMap(ruleLines)]);
  }
  return parts;
}

/** Makes chains, and empties those that are there. In falling order, which that list takes in at its front. */
const declarations = (chains: readonly string[]): string[] =>
  chains
    .toSorted()
    .reverse()
    .map((chain) => `:${chain} - [0:0]`);

const ruleLines = ([chain, rules]: readonly [string, readonly string[]]): string[] =>
  rules.map((rule) => `-A ${chain} ${rule}`);

/** Adds what is missing and takes away what is there twice; writes the result into `after`. */
function planHooks(after: Map<string, readonly string[]>, hooks: readonly Hook[]): string[] {
  const lines: string[] = [];
  for (const { chain, rule, at } of hooks) {
    const present = after.get(chain) ?? [];
    const count = present.filter((one) => one === rule).length;
    if (count === 1) continue;
    const others = present.filter((one) => one !== rule);
    for (let left = count; left > 0; left -= 1) lines.push(`-D ${chain} ${rule}`);
    lines.push(at === "first" ? `-I ${chain} 1 ${rule}` : `-A ${chain} ${rule}`);
    after.set(chain, at === "first" ? [rule, ...others] : [...others, rule]);
  }
  return lines;
}

const sameRules = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((rule, at) => rule === b[at]);
