import { readFileSync } from "node:fs";
import { createLogger, type Logger } from "../logging/logger.ts";
import type { commonSettings } from "../settings/common-settings.ts";
import type { ConfigType } from "../settings/parse-config-file.ts";
import { helpText, readSettings } from "../settings/read-settings.ts";
import type { SettingTable, SettingValues } from "../settings/setting.ts";
import { UsageError } from "../settings/usage-error.ts";
import { giveMemoryBack } from "./give-memory-back.ts";
import { notifySystemd } from "./notify.ts";
import { createStopper, type Stopper } from "./stopper.ts";

export interface ComponentContext<T extends SettingTable> {
  readonly settings: SettingValues<T>;
  readonly log: Logger;
  readonly stopper: Stopper;
}

export interface Component<T extends SettingTable> {
  /** As it is called on the command line. */
  readonly name: string;
  readonly version: string;
  readonly settings: T & typeof commonSettings;
  readonly config: ConfigType;
  /** Opens everything and resolves when the process is ready to serve. */
  readonly start: (context: ComponentContext<T & typeof commonSettings>) => Promise<void>;
}

/**
 * Runs a process from its command line to its end. Exit codes: 0 after a graceful stop, 1 after a failure, 2 for usage.
 * SIGTERM and SIGINT stop gracefully, a second one at once. A rejection nobody handles is a fault of ours: it is logged and
 * the process goes on, for one bad request must not end the others; an exception nobody catches ends it, for its state is unknown.
 */
export async function runComponent<T extends SettingTable>(component: Component<T>): Promise<void> {
  const { name, version, settings: table, config } = component;
  const settings = settingsOrExit(component, process.argv.slice(2));
  const log = createLogger({ format: settings.loggingFormat, verbosity: settings.v });
  const stopper = createStopper({ log, deadlineMs: settings.shutdownDeadline });
  const finish = async (code: number) => {
    await notifySystemd("STOPPING=1");
    const inTime = await stopper.stop();
    process.exit(inTime ? code : Math.max(code, 1));
  };
  handleSignals({ log, finish, stopper });
  log.info("Starting", {
    component: name,
    version,
    config: `${config.apiVersion}/${config.kind}`,
    settings: Object.keys(table).length,
  });
  try {
    await component.start({ settings: settings as SettingValues<T & typeof commonSettings>, log, stopper });
    giveMemoryBack();
    await notifySystemd("READY=1");
  } catch (error) {
    if (error instanceof UsageError) exitWithUsage(name, error);
    log.error("Cannot start", error);
    await finish(1);
  }
}

function settingsOrExit<T extends SettingTable>(component: Component<T>, argv: readonly string[]) {
  const { name, version, settings, config } = component;
  try {
    const table: typeof commonSettings = settings;
    const reading = readSettings(table, config, { argv, readFile: (path) => readFileSync(path, "utf8") });
    if (reading.asks === "run") return reading.values;
    process.stdout.write(reading.asks === "help" ? helpText(name, settings) : `Kubernetes ${version}\n`);
    return process.exit(0);
  } catch (error) {
    if (error instanceof UsageError) return exitWithUsage(name, error);
    throw error;
  }
}

function exitWithUsage(name: string, error: UsageError): never {
  process.stderr.write(`${name}: ${error.message}\nSee '${name} --help'.\n`);
  return process.exit(2);
}

interface Handled {
  readonly log: Logger;
  readonly stopper: Stopper;
  readonly finish: (code: number) => Promise<void>;
}

function handleSignals({ log, stopper, finish }: Handled): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (stopper.signal.aborted) process.exit(1);
      log.info("Stopping", { signal });
      void finish(0);
    });
  process.on("unhandledRejection", (reason) => log.error("A promise was rejected and nobody handled it", reason));
  process.on("uncaughtException", (error) => {
    log.error("Nobody caught an exception; the process ends", error);
    void finish(1);
  });
}
