import { Command, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { Failure } from "./failure.ts";

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a whole number is needed.");
  return Number(text);
};

const program = new Command("kubets")
  .description("Kubernetes in TypeScript: clusters on one machine or on many.")
  .showHelpAfterError("(kubets --help shows what there is)")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command("up")
  .description("start a cluster on this machine, each node in a network namespace")
  .option("--nodes <number>", "how many nodes (default: as many as before, at first 2)", wholeNumber)
  .action(async ({ nodes }: { nodes?: number }) => (await import("./commands/up.ts")).up({ nodes }));

program
  .command("down")
  .description("end what runs on this machine")
  .option("--purge", "delete state, images, certificates and logs too", false)
  .action(async (options: { purge: boolean }) => (await import("./commands/down.ts")).down(options));

program
  .command("status")
  .description("show this machine's nodes and processes")
  .action(async () => (await import("./commands/status.ts")).status());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${pc.red("kubets:")} ${error.message}\n`);
  process.exitCode = 1;
}
