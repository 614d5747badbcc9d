/**
 * `pnpm manifests [--peers DIR] [--helm FILE] [WORD…]`
 *
 * Asks kubets and a real kube-apiserver of every manifest that the sources ship, by a create with dryRun, in JSON and as
 * its author wrote it, and prints where the answers differ. Words narrow it to manifests whose place has one of them, or that are of that kind.
 * `--port N --token T --reference PORT --reference-token T` name servers that run already.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { collect } from "./collect.ts";
import { compare } from "./compare.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string" },
    token: { type: "string" },
    reference: { type: "string" },
    "reference-token": { type: "string", default: "admintoken" },
    peers: { type: "string", default: "/opt/peers" },
    helm: { type: "string" },
  },
});
const pairs: Pair[] = [];
const open = async (port: string | undefined, token: string | undefined, peer?: string) => {
  if (port) return testClient("2", { port: Number(port), token: token! });
  const pair = await startPair(peer ? { peer } : {});
  pairs.push(pair);
  return testClient("2", { port: Number(new URL(pair.server).port), token: pair.token });
};
const ours = await open(values.port, values.token);
const theirs = await open(values.reference, values["reference-token"], join(values.peers, "kube-apiserver"));
const all = collect(values.helm);
const manifests = all.filter(
  ({ from, kind }) => !positionals.length || positionals.some((word) => from.includes(word) || kind.kind === word),
);
const { asked, accepted, differing } = await compare(manifests, { ours, theirs });
for (const { from, form, lines } of differing) process.stdout.write(`${from} (${form})\n  ${lines.join("\n  ")}\n`);
process.stdout.write(
  `${manifests.length} manifests, asked ${asked} times, ${accepted} accepted, ${differing.length} differ\n`,
);
ours.close();
theirs.close();
for (const pair of pairs) await pair.stop();
process.exitCode = differing.length ? 1 : 0;
