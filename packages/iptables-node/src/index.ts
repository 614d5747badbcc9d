/** iptables for Node: typed rules, what is in place, and the least that has to change. */
export * from "./iptables.ts";
export * from "./keep-tables.ts";
export * from "./parse-save.ts";
export * from "./plan-restore.ts";
export type * from "./rule.ts";
export * from "./rule-text.ts";
export * from "./run-command.ts";
