import type { Kind, Subresource } from "@kubets/api";
import { compareAnswers } from "./compare-answers.ts";
import { type Corpus, namespace, type Sample } from "./corpus.ts";
import { edited, type JsonObject } from "./edit.ts";
import { type Mutation, mutationsOf } from "./mutations.ts";
import type { Answer, Sent, Server } from "./server.ts";

/** Something that was asked of both servers. */
export interface Case {
  /** `Pod "every field" create`. */
  readonly group: string;
  /** `spec.containers[0].name: empty text`. */
  readonly name: string;
  /** Path of the field without indexes, or the name of a request. */
  readonly field: string;
  /** Empty where both answered the same. */
  readonly differences: readonly string[];
}

export interface Pair {
  readonly ours: Server;
  readonly peer: Server;
}

export interface RunOptions {
  /** Roads to try: `create`, `update`, `status`, `requests`. All where absent. */
  readonly roads?: readonly string[];
}

const inFlight = 8;

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
  const dryRun = "?dryRun=All";
  if (wants("create")) {
    const changes = changesOf(sample, mutationsFor(kind, sample, sample.object));
    yield* tried(changes, group("create"), (change) =>
      asked(pair, { method: "POST", path: `${collection}${dryRun}`, body: edited(sample.object, change.edits) }),
    );
  }
  const stored = await both(pair, { method: "POST", path: collection, body: sample.object });
  const refused = stored.peer.code === 201 ? [] : [`no sample: ${JSON.stringify(stored.peer.body)}`];
  const differences = [...refused, ...compareAnswers(stored.ours, stored.peer)];
  yield { group: group("store"), name: "as it is", field: "", differences };
  if (stored.peer.code !== 201) return;
  const path = `${collection}/${(stored.peer.body as { metadata: { name: string } }).metadata.name}`;
  try {
    if (stored.ours.code === 201) yield* runStored({ kind, sample, pair, roads, path });
  } finally {
    await both(pair, { method: "DELETE", path: `${path}?gracePeriodSeconds=0` });
    const unfinished = { metadata: { finalizers: null } };
    const headers = { "content-type": "application/merge-patch+json" };
    await both(pair, { method: "PATCH", path, body: unfinished, headers });
    for (const end of sample.ends ?? []) await both(pair, { ...end, path: `${path}${end.path}` });
  }
}

interface StoredRun extends SampleRun {
  readonly path: string;
}

async function* runStored({ kind, sample, pair, roads, path }: StoredRun): AsyncGenerator<Case> {
  const wants = wantsOf({ sample, roads });
  const group = (road: string) => `${kind.kind} "${sample.name}" ${road}`;
  const hasStatus = kind.subresources.some(({ name }: Subresource) => name === "status");
  if (sample.status && hasStatus) {
    const differences = await asked(pair, {
      method: "PATCH",
      path: `${path}/status`,
      body: { status: sample.status },
      headers: mergePatch,
    });
    yield { group: group("store status"), name: "as it is", field: "status", differences };
  }
  const { ours, peer } = await both(pair, { method: "GET", path });
  yield { group: group("get"), name: "as it is", field: "", differences: compareAnswers(ours, peer) };
  const changes = changesOf(sample, mutationsFor(kind, sample, peer.body as JsonObject)).filter((one) => one.decodes);
  for (const [road, target] of [
    ["update", path],
    ["status", `${path}/status`],
  ] as const) {
    if (!wants(road) || (road === "status" && !hasStatus)) continue;
    yield* tried(changes, group(road), (change) => {
      const put = (before: Answer): Sent => ({
        method: "PUT",
        path: `${target}?dryRun=All`,
        body: edited(before.body as JsonObject, change.edits),
      });
      return askedEach(pair, put(ours), put(peer));
    });
  }
  if (!wants("requests")) return;
  for (const request of sample.requests ?? []) {
    const sent = { ...request, path: `${path}${request.path}` };
    yield { group: group("requests"), name: request.name, field: request.name, differences: await asked(pair, sent) };
  }
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

/** Tries each change, several at a time. */
async function* tried(
  changes: readonly Mutation[],
  group: string,
  ask: (change: Mutation) => Promise<readonly string[]>,
): AsyncGenerator<Case> {
  for (let i = 0; i < changes.length; i += inFlight) {
    yield* await Promise.all(
      changes.slice(i, i + inFlight).map(async (change) => {
        const { name, field } = change;
        return { group, name, field, differences: await ask(change) };
      }),
    );
  }
}

const asked = (pair: Pair, sent: Sent) => askedEach(pair, sent, sent);

async function askedEach({ ours, peer }: Pair, toUs: Sent, toPeer: Sent): Promise<readonly string[]> {
  const [a, b] = await Promise.all([ours.send(toUs), peer.send(toPeer)]);
  return compareAnswers(a, b);
}

async function both({ ours, peer }: Pair, sent: Sent): Promise<{ ours: Answer; peer: Answer }> {
  const [a, b] = await Promise.all([ours.send(sent), peer.send(sent)]);
  return { ours: a, peer: b };
}

function collectionOf({ apiVersion, plural, namespaced }: Kind): string {
  const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
  return namespaced ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`;
}
