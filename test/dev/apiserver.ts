/**
 * `pnpm apiserver [--port N] [--peer PATH] [-- flags of the apiserver]`: a fresh etcd and an apiserver, until Ctrl-C; with
 * `--peer` the kube-apiserver at that path in place of ours.
 */
import { parseArgs } from "node:util";
import { startPair } from "./start-pair.ts";

const { values, positionals } = parseArgs({
  options: { port: { type: "string" }, peer: { type: "string" } },
  allowPositionals: true,
});
const port = values.port ? { port: Number(values.port) } : {};
const pair = await startPair({ ...port, flags: positionals, peer: values.peer });
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
