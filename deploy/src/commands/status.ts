import { readFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { openApi } from "../cluster/api.ts";
import { nodesOf, readRecord } from "../cluster/record.ts";
import { nodeProblem } from "../cluster/wait-until-ready.ts";
import { runChecks } from "../preflight/check.ts";
import { isRoot } from "../preflight/checks.ts";
import { managerOf } from "../service-manager/manager-of.ts";
import type { ServiceState } from "../supervisor/service-spec.ts";

/** `kubets status`: the nodes and the processes of this machine. Exit code 1 when something is not as it should be. */
export async function status(): Promise<void> {
  await runChecks([isRoot]);
  const record = await readRecord();
  const states = record ? await managerOf(record).states() : [];
  if (!record || states.length === 0) {
    process.stdout.write(`No cluster runs on this machine. "kubets up" starts one.\n`);
    process.exitCode = 1;
    return;
  }
  const nodes = nodesOf(record);
  const [first] = nodes;
  const api = await openApi(join(first!.paths.conf, first!.controlPlane ? "admin.conf" : "kubelet.conf"));
  const problems = await Promise.all(nodes.map(({ name }) => nodeProblem(api, name)));
  const lines = nodes.map(({ name, address }, index) => [name, address, problems[index] ?? "is Ready"]);
  const nodeTable = table([["NODE", "ADDRESS", "STATE"], ...lines]);
  process.stdout.write(`${nodeTable}\n${table([processHead, ...states.map(processLine)])}`);
  const well = problems.every((problem) => problem === undefined) && states.every(({ state }) => state === "running");
  if (!well)
    process.stdout.write(`\n${pc.red("Not all is well.")} The logs are in /var/log/kubets/<node>/<process>.log\n`);
  process.exitCode = well ? 0 : 1;
}

const processHead = ["PROCESS", "STATE", "PID", "PSS", "RESTARTS", "SINCE", "LAST END"];

const processLine = ({ name, state, pid, restarts, since, lastEnd }: ServiceState): string[] => [
  name,
  state,
  pid === undefined ? "" : `${pid}`,
  state === "running" && pid !== undefined ? memoryOf(pid) : "",
  `${restarts}`,
  since ?? "",
  lastEnd ?? "",
];

/** Its memory with its share of what it shares. */
function memoryOf(pid: number): string {
  try {
    const kilobytes = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]);
    return `${Math.round(kilobytes / 1024)} MB`;
  } catch {
    return "";
  }
}

/** Columns as wide as their widest cell, as kubectl prints them. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column]!)).join("   ");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
