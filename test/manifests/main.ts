/**
 * `node test/manifests/main.ts --port N --token T --reference PORT [--reference-token T] [--helm FILE] [--list FILE] [WORD…]`
 *
 * Asks kubets and a real kube-apiserver of every manifest that the sources ship, by a create with dryRun, in JSON and as
 * its author wrote it, and prints where the answers differ. Words narrow it to manifests whose place has one of them.
 */
import { parseArgs } from "node:util";
import { testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { collect } from "./collect.ts";
import { compare } from "./compare.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string" },
    token: { type: "string" },
    reference: { type: "string" },
    "reference-token": { type: "string", default: "admintoken" },
    helm: { type: "string" },
  },
});
const ours = testClient("2", { port: Number(values.port), token: values.token! });
const theirs = testClient("2", { port: Number(values.reference), token: values["reference-token"] });
const all = collect(values.helm);
const manifests = all.filter(({ from }) => !positionals.length || positionals.some((word) => from.includes(word)));
const { asked, accepted, differing } = await compare(manifests, { ours, theirs });
for (const { from, form, lines } of differing) process.stdout.write(`${from} (${form})\n  ${lines.join("\n  ")}\n`);
process.stdout.write(
  `${manifests.length} manifests, asked ${asked} times, ${accepted} accepted, ${differing.length} differ\n`,
);
ours.close();
theirs.close();
process.exitCode = differing.length ? 1 : 0;
