import type { Kind } from "@kubets/api";
import { compareAnswers } from "./compare-answers.ts";
import { type Corpus, namespace, type Sample } from "./corpus.ts";
import { edited, type JsonObject } from "./edit.ts";
import { hasStatus } from "./has-status.ts";
import { type Mutation, mutationsOf } from "./mutations.ts";
import { asked, both, type Case, type Pair, tried } from "./roads/ask.ts";
import { roads } from "./roads/index.ts";
import { lifecycle } from "./roads/lifecycle.ts";
import type { StoredSample } from "./roads/road.ts";
import { several } from "./roads/several.ts";

export interface RunOptions {
  /** Roads to try: `create`, `several`, `lifecycle`, and those of `roads/`. All where absent. */
  readonly roads?: readonly string[];
}

/** Asks both servers about every sample of a corpus; yields what was asked, in no certain order. */
export async function* runCorpus(corpus: Corpus, pair: Pair, options: RunOptions = {}): AsyncGenerator<Case> {
  const { kind, needs = [] } = corpus;
  const ends: (() => Promise<unknown>)[] = [];
  for (const [path, object] of needs) {
    const { code, body } = (await both(pair, { method: "POST", path, body: object })).peer;
    if (code >= 300) throw new Error(`${kind.kind} needs ${path}, which is refused: ${JSON.stringify(body)}`);
    const { name } = object["metadata"] as { name: string };
    ends.unshift(() => both(pair, { method: "DELETE", path: `${path}/${name}?gracePeriodSeconds=0` }));
  }
  try {
    for (const sample of corpus.samples) yield* runSample({ kind, sample, pair, roads: options.roads });
  } finally {
    for (const end of ends) await end();
  }
}

interface SampleRun {
  readonly kind: Kind;
  readonly sample: Sample;
  readonly pair: Pair;
  readonly roads: readonly string[] | undefined;
}

async function* runSample({ kind, sample, pair, roads }: SampleRun): AsyncGenerator<Case> {
  const wants = wantsOf({ sample, roads });
  const collection = collectionOf(kind);
  const group = (road: string) => `${kind.kind} "${sample.name}" ${road}`;
  const changes = changesOf(sample, mutationsFor(kind, sample, sample.object));
  const create = ({ edits }: Mutation) =>
    asked(pair, { method: "POST", path: `${collection}?dryRun=All`, body: edited(sample.object, edits) });
  if (wants("create")) yield* tried(changes, group("create"), create);
  if (wants("several")) yield* tried(several(changes), group("several created"), create);
  const stored = await both(pair, { method: "POST", path: collection, body: sample.object });
  const refused = stored.peer.code === 201 ? [] : [`no sample: ${JSON.stringify(stored.peer.body)}`];
  const differences = [...refused, ...compareAnswers(stored.ours, stored.peer, sample.ignored)];
  yield { group: group("store"), name: "as it is", field: "", differences };
  if (stored.peer.code !== 201) return;
  const path = `${collection}/${(stored.peer.body as { metadata: { name: string } }).metadata.name}`;
  try {
    const whole = { ...pair, ignored: sample.ignored };
    if (stored.ours.code === 201) yield* runStored({ kind, sample, pair: whole, roads, path });
  } finally {
    await both(pair, { method: "DELETE", path: `${path}?gracePeriodSeconds=0` });
    const unfinished = { metadata: { finalizers: null } };
    const headers = { "content-type": "application/merge-patch+json" };
    await both(pair, { method: "PATCH", path, body: unfinished, headers });
    for (const end of sample.ends ?? []) await both(pair, { ...end, path: `${path}${end.path}` });
  }
  if (wants("lifecycle")) yield* lifecycle({ kind, sample, pair, collection }, group("lifecycle"));
}

interface StoredRun extends SampleRun {
  readonly path: string;
}

async function* runStored({ kind, sample, pair, roads: chosen, path }: StoredRun): AsyncGenerator<Case> {
  const wants = wantsOf({ sample, roads: chosen });
  const group = (road: string) => `${kind.kind} "${sample.name}" ${road}`;
  if (sample.status && hasStatus(kind)) {
    const differences = await asked(pair, {
      method: "PATCH",
      path: `${path}/status`,
      body: { status: sample.status },
      headers: mergePatch,
    });
    yield { group: group("store status"), name: "as it is", field: "status", differences };
  }
  const { ours, peer } = await both(pair, { method: "GET", path });
  yield { group: group("get"), name: "as it is", field: "", differences: compareAnswers(ours, peer, sample.ignored) };
  const [our, peers] = [ours.body as JsonObject, peer.body as JsonObject];
  const changes = changesOf(sample, mutationsFor(kind, sample, peers));
  const stored: StoredSample = { kind, sample, pair, path, ours: our, peers, changes };
  for (const road of roads) if (wants(road.name)) yield* road.try(stored, group(road.name));
}

const wantsOf =
  ({ sample, roads }: Pick<SampleRun, "sample" | "roads">) =>
  (road: string): boolean =>
    (roads?.includes(road) ?? true) && (road === "requests" || (sample.roads?.includes(road) ?? true));

const mergePatch = { "content-type": "application/merge-patch+json" };

const mutationsFor = (kind: Kind, { skip, handmade }: Sample, object: JsonObject): readonly Mutation[] =>
  handmade ? [] : mutationsOf(kind.message, object, new Set(skip));

const changesOf = ({ combinations = {} }: Sample, mutations: readonly Mutation[]): readonly Mutation[] => [
  ...mutations,
  ...Object.entries(combinations).map(([name, edits]) => ({ name, field: name, edits, decodes: true })),
];

function collectionOf({ apiVersion, plural, namespaced }: Kind): string {
  const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
  return namespaced ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`;
}
