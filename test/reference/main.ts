/**
 * `node test/reference/main.ts record|compare|random --reference PORT [--reference-token T] [--port N --token T] [NAME…]`
 *
 * record: plays the scenarios on a real kube-apiserver and writes its answers to `golden/`.
 * compare: plays them on both servers and prints where they differ.
 * random: the same with stories made up from `--seed N`, `--count` of them.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { differences } from "./differences.ts";
import { play } from "./play.ts";
import { randomScenario } from "./random-scenario.ts";
import { fileOf, formatted } from "./recorded.ts";
import { scenarios } from "./scenarios/index.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reference: { type: "string" },
    "reference-token": { type: "string", default: "admintoken" },
    port: { type: "string" },
    token: { type: "string", default: "admintoken" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "100" },
  },
});
const [what, ...names] = positionals;
const reference = testClient("2", { port: Number(values.reference), token: values["reference-token"] });
const random = () => Array.from({ length: Number(values.count) }, (_, i) => randomScenario(Number(values.seed) + i));
const all = what === "random" ? random() : scenarios;
const chosen = all.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));

if (what === "record") {
  for (const scenario of chosen) {
    const file = fileOf(scenario);
    await mkdir(new URL(".", file), { recursive: true });
    await writeFile(file, formatted(await play(scenario, reference)));
  }
} else {
  const ours = testClient("2", { port: Number(values.port), token: values.token });
  for (const scenario of chosen) {
    const found = differences(await play(scenario, ours), await play(scenario, reference));
    process.stdout.write(`${scenario.name}: ${found.length ? `\n  ${found.join("\n  ")}` : "the same"}\n`);
  }
  ours.close();
}
reference.close();
