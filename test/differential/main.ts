/**
 * `pnpm differential [Kind …] [--road create|several|update|status|patch|doubtful|apply|requests|lifecycle]
 * [--story NAME] [--peers DIR]`: asks kubets and kube-apiserver the same, in
 * thousands of ways, and prints how their answers differ. What is asked: objects that set every field (`corpus/`), and every
 * field of them absent, empty, wrong, odd; and stories (`stories/`), requests one after the other, of which `--story` tells those
 * whose names begin so. `--ours URL,TOKEN --peer URL,TOKEN` asks servers that run already.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPair } from "../dev/start-pair.ts";
import { corpora } from "./corpus/index.ts";
import { namespace } from "./corpus.ts";
import { report } from "./report.ts";
import type { Case, Pair } from "./roads/ask.ts";
import { runCorpus } from "./run-corpus.ts";
import { type Server, serverAt } from "./server.ts";
import { stories } from "./stories/index.ts";
import { tellStory } from "./stories/tell-story.ts";

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: "string", default: "/opt/peers" },
    road: { type: "string", multiple: true },
    ours: { type: "string" },
    peer: { type: "string" },
    story: { type: "string", multiple: true },
  },
});

interface Opened {
  readonly server: Server;
  close(): Promise<void>;
}

async function open(running: string | undefined, program?: string): Promise<Opened> {
  if (running) {
    const [address, token] = running.split(",");
    const server = serverAt(address!, token!);
    return { server, close: async () => server.close() };
  }
  const started = await startPair({ peer: program });
  const server = serverAt(started.server, started.token);
  return {
    server,
    close: async () => {
      server.close();
      await started.stop();
    },
  };
}

/** No controllers run: what they make for a namespace is made here. */
async function prepare({ ours, peer }: Pair): Promise<void> {
  const namespaces = "/api/v1/namespaces";
  for (const server of [ours, peer]) {
    await server.send({ method: "POST", path: namespaces, body: { metadata: { name: namespace } } });
    const path = `${namespaces}/${namespace}/serviceaccounts`;
    await server.send({ method: "POST", path, body: { metadata: { name: "default" } } });
  }
}

/** All are told where nothing is named; of those that are named, each whose name begins so. */
function wantsStory(name: string): boolean {
  if (!options.story) return wanted.length === 0 && !options.road;
  return options.story.some((prefix) => name.startsWith(prefix));
}

async function main(): Promise<void> {
  const program = join(options.peers, "kube-apiserver");
  if (!options.peer && !existsSync(program)) {
    console.log(`skipped: no ${program} to compare with; name its folder with --peers`);
    return;
  }
  const ours = await open(options.ours);
  const peer = await open(options.peer, program);
  try {
    const pair = { ours: ours.server, peer: peer.server };
    await prepare(pair);
    for (const story of stories) {
      if (!wantsStory(story.name)) continue;
      const cases = await Array.fromAsync(tellStory(story, pair));
      console.log(report(story.name, cases));
      if (cases.some(({ differences }) => differences.length)) process.exitCode = 1;
    }
    for (const corpus of options.story ? [] : corpora) {
      const { apiVersion, kind } = corpus.kind;
      if (wanted.length && !wanted.includes(kind) && !wanted.includes(`${apiVersion}/${kind}`)) continue;
      const cases: Case[] = await Array.fromAsync(runCorpus(corpus, pair, { roads: options.road }));
      console.log(report(`${apiVersion} ${kind}`, cases));
      if (cases.some(({ differences }) => differences.length)) process.exitCode = 1;
    }
  } finally {
    await peer.close();
    await ours.close();
  }
}

await main();
