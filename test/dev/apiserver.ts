/** `pnpm apiserver [--port N] [-- flags of the apiserver]`: a fresh etcd and an apiserver, until Ctrl-C. */
import { parseArgs } from "node:util";
import { startPair } from "./start-pair.ts";

const { values, positionals } = parseArgs({ options: { port: { type: "string" } }, allowPositionals: true });
const pair = await startPair({ ...(values.port ? { port: Number(values.port) } : {}), flags: positionals });
process.stdout.write(`server      ${pair.server}
token       ${pair.token}
kubeconfig  ${pair.kubeconfig}
folder      ${pair.folder}
pid         ${pair.pid}
Ctrl-C stops it and removes the folder.
`);
const stop = () => void pair.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
