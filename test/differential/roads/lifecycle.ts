import type { Kind } from "@kubets/api";
import { compareAnswers } from "../compare-answers.ts";
import type { Sample } from "../corpus.ts";
import { edited, type JsonObject } from "../edit.ts";
import { hasStatus } from "../has-status.ts";
import type { Answer, Sent, Server } from "../server.ts";
import type { Case, Pair } from "./ask.ts";

/** A sample that is not stored yet. */
export interface Birth {
  readonly kind: Kind;
  readonly sample: Sample;
  readonly pair: Pair;
  readonly collection: string;
}

/** What one server said of the object so far. */
interface Memory {
  readonly kind: string;
  /** As it was created. */
  readonly first: JsonObject;
  readonly last: JsonObject;
}

interface Step {
  readonly name: string;
  readonly sent: (memory: Memory) => Sent;
}

/** An object's whole life, from its creation to its end: every verb in turn, with what each changes and leaves alone. */
export async function* lifecycle({ kind, sample, pair, collection }: Birth, group: string): AsyncGenerator<Case> {
  const marked = edited(sample.object, [{ path: ["metadata", "labels", "which"], value: "life" }]);
  const named = (marked["metadata"] as JsonObject)["name"];
  if (typeof named !== "string") return;
  const life = { kind, object: marked, collection, path: `${collection}/${named}`, status: sample.status };
  let ours: Memory = { kind: kind.kind, first: {}, last: {} };
  let peers: Memory = ours;
  for (const { name, sent } of stepsOf(life)) {
    const [a, b] = await Promise.all([tell(pair.ours, sent(ours), ours), tell(pair.peer, sent(peers), peers)]);
    const differences = [...compareAnswers(a.answer, b.answer), ...versionDiffers(a, b)];
    yield { group, name, field: name, differences };
    if (name === "create" && b.answer.code !== 201) return;
    [ours, peers] = [a.memory, b.memory];
  }
}

interface Told {
  readonly answer: Answer;
  readonly memory: Memory;
  /** Whether it has another resourceVersion than before. */
  readonly isNew: boolean;
}

async function tell(server: Server, sent: Sent, before: Memory): Promise<Told> {
  const answer = await server.send(sent);
  const { kind } = answer.body as JsonObject;
  const isObject = answer.code < 300 && kind === before.kind && sent.method !== "DELETE";
  const last = isObject ? (answer.body as JsonObject) : before.last;
  const first = Object.keys(before.first).length ? before.first : last;
  return { answer, memory: { ...before, first, last }, isNew: versionOf(last) !== versionOf(before.last) };
}

const versionOf = (object: JsonObject): unknown =>
  (object?.["metadata"] as JsonObject | undefined)?.["resourceVersion"];

const versionDiffers = (ours: Told, peers: Told): string[] =>
  ours.isNew === peers.isNew ? [] : [`resourceVersion ${ours.isNew ? "changes" : "stays"}`];

interface Life {
  readonly kind: Kind;
  readonly object: JsonObject;
  readonly collection: string;
  readonly path: string;
  readonly status: JsonObject | undefined;
}

const table = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };
const onlyMetadata = { accept: "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io" };
const patchOf = (form: string) => ({ "content-type": `application/${form}` });

function* stepsOf(life: Life): Generator<Step> {
  const { collection, path, object } = life;
  const get = (name: string, at: string, headers = {}): Step => ({
    name,
    sent: () => ({ method: "GET", path: at, headers }),
  });
  const put = (name: string, change: (memory: Memory) => JsonObject, at = path): Step => ({
    name,
    sent: (memory) => ({ method: "PUT", path: at, body: change(memory) }),
  });
  const patch = (name: string, form: string, body: unknown, at = path): Step => ({
    name,
    sent: () => ({ method: "PATCH", path: at, body, headers: patchOf(form) }),
  });
  const selected = `${collection}?labelSelector=which%3Dlife`;
  const labelled = (value: string) => (memory: JsonObject) =>
    edited(memory, [{ path: ["metadata", "labels", "example.com/l"], value }]);

  yield { name: "create", sent: () => ({ method: "POST", path: collection, body: object }) };
  yield get("get", path);
  yield { name: "create again", sent: () => ({ method: "POST", path: collection, body: object }) };
  yield get("list", selected);
  yield get("list as Table", selected, table);
  yield get("get as Table without object", `${path}?includeObject=None`, table);
  yield get("get metadata only", path, onlyMetadata);
  yield put("update without change", ({ last }) => last);
  yield put("update labels", ({ last }) => labelled("1")(last));
  yield put("update with an old resourceVersion", ({ first }) => labelled("2")(first));
  yield put("update without resourceVersion", ({ last }) =>
    edited(labelled("3")(last), [{ path: ["metadata", "resourceVersion"], value: undefined }]),
  );
  yield put("update of another name", ({ last }) => edited(last, [{ path: ["metadata", "name"], value: "other" }]));
  yield put("update of another uid", ({ last }) => edited(last, [{ path: ["metadata", "uid"], value: "other" }]));
  yield patch("merge patch", "merge-patch+json", { metadata: { annotations: { "example.com/a": "1" } } });
  yield patch("JSON patch", "json-patch+json", [
    { op: "test", path: "/metadata/labels/which", value: "life" },
    { op: "add", path: "/metadata/annotations/example.com~1b", value: "2" },
  ]);
  const strategic = { metadata: { annotations: { "example.com/a": null }, finalizers: ["example.com/x"] } };
  yield patch("strategic merge patch", "strategic-merge-patch+json", strategic);
  const without = { metadata: { "$deleteFromPrimitiveList/finalizers": ["example.com/x"] } };
  yield patch("strategic merge patch of a list of texts", "strategic-merge-patch+json", without);
  yield patch("apply of what there is", "apply-patch+yaml", object, `${path}?fieldManager=one&force=true`);
  yield patch("apply again", "apply-patch+yaml", object, `${path}?fieldManager=one`);
  const other = edited(object, [{ path: ["metadata", "labels"], value: { which: "other" } }]);
  yield patch("apply by another", "apply-patch+yaml", other, `${path}?fieldManager=two`);
  const { metadata, apiVersion, kind } = object as { metadata: JsonObject; apiVersion: string; kind: string };
  const nothing = { apiVersion, kind, metadata: { name: metadata["name"], labels: { which: "life" } } };
  yield patch("apply of nothing more", "apply-patch+yaml", nothing, `${path}?fieldManager=one`);
  if (hasStatus(life.kind)) yield* statusSteps(life, { get, put, patch });
  yield { name: "delete dry run", sent: () => ({ method: "DELETE", path: `${path}?dryRun=All` }) };
  yield get("still there", path, onlyMetadata);
  const held = { metadata: { finalizers: ["example.com/held"] } };
  yield patch("a finalizer", "merge-patch+json", held);
  yield { name: "delete while held", sent: () => ({ method: "DELETE", path: `${path}?gracePeriodSeconds=0` }) };
  yield put("update while deleted", ({ last }) => labelled("4")(last));
  yield patch("another finalizer", "merge-patch+json", {
    metadata: { finalizers: ["example.com/held", "example.com/b"] },
  });
  yield patch("let go", "merge-patch+json", { metadata: { finalizers: null } });
  yield get("get of nothing", path);
  yield { name: "delete of nothing", sent: () => ({ method: "DELETE", path }) };
  yield put("update of nothing", () => object);
  yield patch("apply creates", "apply-patch+yaml", object, `${path}?fieldManager=one`);
  yield { name: "delete collection", sent: () => ({ method: "DELETE", path: `${selected}&gracePeriodSeconds=0` }) };
  yield patch("let all go", "merge-patch+json", { metadata: { finalizers: null } });
  yield get("list after", selected);
}

interface Words {
  readonly get: (name: string, at: string, headers?: object) => Step;
  readonly put: (name: string, change: (memory: Memory) => JsonObject, at?: string) => Step;
  readonly patch: (name: string, form: string, body: unknown, at?: string) => Step;
}

function* statusSteps({ path, object, status }: Life, { get, put, patch }: Words): Generator<Step> {
  const at = `${path}/status`;
  yield get("get status", at);
  yield patch("patch status through the object", "merge-patch+json", { status: status ?? {} });
  yield patch("patch status", "merge-patch+json", { status: status ?? {} }, at);
  yield patch(
    "patch spec and labels through the status",
    "merge-patch+json",
    {
      metadata: { labels: { "example.com/s": "1" }, annotations: { "example.com/s": "1" } },
      spec: object["spec"],
    },
    at,
  );
  yield put("update status", ({ last }) => last, at);
  const { apiVersion, kind, metadata } = object as { apiVersion: string; kind: string; metadata: JsonObject };
  const applied = { apiVersion, kind, metadata: { name: metadata["name"] }, status: status ?? {} };
  yield patch("apply status", "apply-patch+yaml", applied, `${at}?fieldManager=st&force=true`);
  yield patch("apply status of nothing", "apply-patch+yaml", { ...applied, status: {} }, `${at}?fieldManager=st`);
}
