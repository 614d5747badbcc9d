import { readFile } from "node:fs/promises";
import { writeWhole } from "../host/files.ts";
import { capLog } from "./cap-log.ts";
import type { ServiceSpec, ServicesFile } from "./service-spec.ts";
import { type Supervised, supervise } from "./supervise.ts";

export interface SupervisorFiles {
  /** What to run. */
  readonly services: string;
  /** Written whenever a service changes its state. */
  readonly status: string;
}

export interface Supervisor {
  /** Reads the declaration again: starts what is new, stops what is gone, restarts what has changed. */
  reload(): Promise<void>;
  /** Stops everything, what was declared last first. */
  stop(): Promise<void>;
}

const capEveryMs = 30_000;
const statusAfterMs = 50;

/** Runs the services that a file declares. */
export function openSupervisor(files: SupervisorFiles): Supervisor {
  const running = new Map<string, Supervised>();
  let order: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const writeStatus = async () => {
    timer = undefined;
    const states = order.flatMap((name) => running.get(name)?.state() ?? []);
    await writeWhole(files.status, `${JSON.stringify({ services: states }, undefined, 1)}\n`, 0o644);
  };
  const onChange = () => {
    timer ??= setTimeout(() => void writeStatus().catch(report("writing the status")), statusAfterMs);
  };
  const stopAll = async (names: readonly string[]) => {
    const leaving = names.flatMap((name) => running.get(name) ?? []);
    const stages = [...new Set(leaving.map(({ spec }) => spec.stage))].toSorted((a, b) => b - a);
    for (const stage of stages)
      await Promise.all(leaving.filter(({ spec }) => spec.stage === stage).map((service) => service.stop()));
    for (const name of names) running.delete(name);
  };
  const load = async () => {
    const { services } = JSON.parse(await readFile(files.services, "utf8")) as ServicesFile;
    const wanted = new Map(services.map((spec) => [spec.name, spec]));
    await stopAll(
      [...running.values()].filter(({ spec }) => changed(spec, wanted.get(spec.name))).map(({ spec }) => spec.name),
    );
    order = services.map(({ name }) => name);
    for (const spec of services) if (!running.has(spec.name)) running.set(spec.name, supervise(spec, onChange));
    onChange();
  };
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work).catch(report("a change of the services"));
    return turn;
  };
  const capping = setInterval(() => {
    for (const { spec } of running.values()) void capLog(spec.log).catch(report("capping a log"));
  }, capEveryMs);

  return {
    reload: () => inTurn(load),
    stop: () =>
      inTurn(async () => {
        clearInterval(capping);
        await stopAll(order);
        clearTimeout(timer);
        await writeStatus();
      }),
  };
}

const changed = (spec: ServiceSpec, wanted: ServiceSpec | undefined): boolean =>
  JSON.stringify(spec) !== JSON.stringify(wanted);

const report = (what: string) => (error: unknown) => console.error(new Date().toISOString(), `${what} failed:`, error);
