import { Command, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { Failure } from "./failure.ts";

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a whole number is needed.");
  return Number(text);
};

interface MachineOptions {
  readonly nodeName?: string;
  readonly nodeIp?: string;
}
interface JoinFlags {
  readonly token: string;
  readonly discoveryTokenCaCertHash: string;
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** `24h`, `1h30m`, `0`. */
function durationMs(text: string): number {
  if (text === "0") return 0;
  if (!/^(\d+[smh])+$/.test(text)) throw new InvalidArgumentError("a duration such as 24h or 30m is needed.");
  return [...text.matchAll(/(\d+)([smh])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * unitMs[unit!]!, 0);
}

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
  .command("init")
  .description("make this machine the control plane of a new cluster, and its first node")
  .option("--node-name <name>", "name of the node (default: the host name)")
  .option("--node-ip <address>", "address of the node (default: that of the default route)")
  .action(async (options: MachineOptions) => (await import("./commands/init.ts")).init(options));

program
  .command("join")
  .description("make this machine a node of the cluster whose control plane is at <host[:port]>")
  .argument("<host[:port]>", "the API server")
  .requiredOption("--token <token>", 'what "kubets init" or "kubets token create" printed')
  .requiredOption("--discovery-token-ca-cert-hash <hash>", "sha256:… of the cluster's authority")
  .option("--node-name <name>", "name of the node (default: the host name)")
  .option("--node-ip <address>", "address of the node (default: that of the default route)")
  .action(async (host: string, options: MachineOptions & JoinFlags) => {
    const { discoveryTokenCaCertHash: authorityHash, ...rest } = options;
    await (await import("./commands/join.ts")).join({ host, authorityHash, ...rest });
  });

const token = program.command("token").description("tokens by which machines join");
token
  .command("create")
  .description("make another token")
  .option("--print-join-command", "print the whole command for the next machine", false)
  .option("--ttl <duration>", "how long it is good for, as 24h or 30m; 0 for ever", durationMs, durationMs("24h"))
  .action(async ({ printJoinCommand, ttl }: { printJoinCommand: boolean; ttl: number }) =>
    (await import("./commands/token-create.ts")).tokenCreate({ printJoinCommand, ttlMs: ttl }),
  );

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
