/** The chains of one table, each with its rules as iptables-save prints them, without `-A CHAIN`. */
export type TableRules = ReadonlyMap<string, readonly string[]>;

/** Reads what iptables-save(8) prints: tables by name. Packet counters are passed over. */
export function parseSave(text: string): ReadonlyMap<string, TableRules> {
  const tables = new Map<string, Map<string, string[]>>();
  let chains = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const mark = line.charCodeAt(0);
    if (mark === star) {
      chains = new Map();
      tables.set(line.slice(1).trim(), chains);
    } else if (mark === colon) chains.set(line.slice(1, line.indexOf(" ")), []);
    else if (mark === dash || mark === bracket) {
      const rule = mark === bracket ? line.slice(line.indexOf("]") + 2) : line;
      if (!rule.startsWith("-A ")) continue;
      const end = rule.indexOf(" ", 3);
      const chain = end < 0 ? rule.slice(3) : rule.slice(3, end);
      const rules = chains.get(chain) ?? [];
      rules.push(end < 0 ? "" : rule.slice(end + 1));
      chains.set(chain, rules);
    }
  }
  return tables;
}

const [star, colon, dash, bracket] = [..."*:-["].map((letter) => letter.charCodeAt(0));
