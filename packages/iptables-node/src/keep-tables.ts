import type { Iptables } from "./iptables.ts";
import type { TableRules } from "./parse-save.ts";
import { planRestore, type TableName, type WantedTable } from "./plan-restore.ts";

/** Keeps tables as wanted: reads them once, then remembers what is in place and writes only differences. */
export interface TableKeeper {
  /** Brings the tables to what is wanted; true when something had to be written. One at a time. */
  apply(wanted: readonly WantedTable[]): Promise<boolean>;
  /** Reads the tables again, so that the next `apply` repairs what others have changed. */
  forget(): void;
}

export function keepTables(iptables: Iptables): TableKeeper {
  const known = new Map<TableName, TableRules>();
  return {
    apply: async (wanted) => {
      const plans = [];
      for (const table of wanted) {
        const current = known.get(table.table) ?? (await iptables.read(table.table));
        plans.push({ table: table.table, ...planRestore(current, table) });
      }
      const text = plans.map((plan) => plan.text).join("");
      // Until the kernel has taken it, nobody knows what is in place.
      for (const { table } of plans) known.delete(table);
      if (text) await iptables.restore(text);
      for (const { table, after } of plans) known.set(table, after);
      return text !== "";
    },
    forget: () => known.clear(),
  };
}
