import { readFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { openApi } from "../cluster/api.ts";
import { nodesOf, readRecord } from "../cluster/record.ts";
import { type Node, notReady } from "../cluster/wait-until-ready.ts";
import { managerOf } from "../service-manager/manager-of.ts";
import type { ServiceState } from "../supervisor/service-spec.ts";

/** `kubets status`: the nodes and the processes of this machine. Exit code 1 when something is not as it should be. */
export async function status(): Promise<void> {
  const record = await readRecord();
  const states = await managerOf(record).states();
  if (!record || states.length === 0) {
    process.stdout.write(`No cluster runs on this machine. "kubets up" starts one.\n`);
    process.exitCode = 1;
    return;
  }
  const nodes = nodesOf(record);
  const kubeconfig = join(nodes[0]!.paths.conf, nodes[0]!.controlPlane ? "admin.conf" : "kubelet.conf");
  const list = await openApi(kubeconfig)
    .then((api) => api.send<{ items: readonly Node[] }>("GET", "/api/v1/nodes"))
    .catch(() => undefined);
  const lines = nodes.map((node) => {
    const reasons = list ? notReady(node.name, list.items) : ["the API server does not answer"];
    return [node.name, node.address, reasons.length === 0 ? pc.green("Ready") : pc.red(reasons.join("; "))];
  });
  process.stdout.write(
    `${table([["NODE", "ADDRESS", "STATE"], ...lines])}\n${table([processHead, ...states.map(processLine)])}`,
  );
  const well = list !== undefined && states.every(({ state }) => state === "running");
  process.exitCode = well && nodes.every(({ name }) => notReady(name, list.items).length === 0) ? 0 : 1;
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
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("   ")
          .trimEnd()}\n`,
    )
    .join("");
}
