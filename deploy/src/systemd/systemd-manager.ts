import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeIfChanged } from "../host/files.ts";
import { run, tryRun } from "../host/run.ts";
import { processes } from "../processes/index.ts";
import type { ServiceManager } from "../service-manager/service-manager.ts";
import type { ServiceSpec, ServiceState } from "../supervisor/service-spec.ts";
import { unitFile, unitName } from "./unit-file.ts";

const folder = "/etc/systemd/system";

const systemctl = (...args: readonly string[]): Promise<string> => run("systemctl", args, { timeoutMs: 180_000 });
const definitionOf = (unit: string) => processes.find(({ name }) => unitName({ name }) === unit);
const ourUnits = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((file) => definitionOf(file) !== undefined);

/** Units of the lower stages come first. */
const unitsBefore = (services: readonly ServiceSpec[], { stage }: ServiceSpec): readonly string[] =>
  services.filter((other) => other.stage < stage).map(unitName);

/** Has systemd run the services, a unit each. */
export const systemdManager: ServiceManager = {
  apply: async (services) => {
    const changed: string[] = [];
    for (const spec of services) {
      const unit = unitName(spec);
      const description = definitionOf(unit)?.description ?? spec.name;
      const text = unitFile({ spec, description, after: unitsBefore(services, spec) });
      if (await writeIfChanged(join(folder, unit), text, 0o644)) changed.push(unit);
    }
    if (changed.length > 0) await systemctl("daemon-reload");
    const units = services.map(unitName);
    await systemctl("enable", "--quiet", ...units);
    await systemctl("start", "--no-block", ...units);
    if (changed.length > 0) await systemctl("restart", "--no-block", ...changed);
    return changed.length > 0;
  },
  stopAbove: async (stage) => {
    const units = (await ourUnits()).filter((unit) => definitionOf(unit)!.stage > stage);
    if (units.length > 0) await systemctl("disable", "--quiet", "--now", ...units);
  },
  stop: async () => {
    const units = await ourUnits();
    if (units.length === 0) return;
    await systemctl("disable", "--quiet", "--now", ...units);
    for (const unit of units) await rm(join(folder, unit), { force: true });
    await systemctl("daemon-reload");
  },
  states: async () => Promise.all((await ourUnits()).map(stateOf)),
};

async function stateOf(unit: string): Promise<ServiceState> {
  const { stdout } = await tryRun("systemctl", [
    "show",
    unit,
    "--property=ActiveState,MainPID,NRestarts,ActiveEnterTimestamp,Result",
  ]);
  const said = new Map(stdout.split("\n").map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const running = said.get("ActiveState") === "active";
  return {
    name: unit.replace(/^kubets-(.*)\.service$/, "$1"),
    state: running ? "running" : said.get("ActiveState") === "activating" ? "restarting" : "stopped",
    ...(running ? { pid: Number(said.get("MainPID")), since: said.get("ActiveEnterTimestamp") ?? "" } : {}),
    restarts: Number(said.get("NRestarts") ?? 0),
    ...(said.get("Result") && said.get("Result") !== "success" ? { lastEnd: said.get("Result")! } : {}),
  };
}
