import { ApiError, type ApiObject, kinds } from "@kubets/api";
import type { ApiClient, Watched } from "../connection/client.ts";
import { follow } from "./follow.ts";
import { type Change, createKindCache } from "./kind-cache.ts";

const object = (name: string, resourceVersion: string): ApiObject => ({
  kind: "ConfigMap",
  apiVersion: "v1",
  metadata: { name, namespace: "ns", uid: `uid-${name}`, resourceVersion },
});

/** What a server does, one script line a call: a list, or the events of a watch and how it ends. */
type Step =
  | { readonly list: readonly ApiObject[]; readonly at: string }
  | { readonly watchFrom: string; readonly events: readonly Watched<ApiObject>[]; readonly ends?: ApiError };

async function run(steps: readonly Step[]) {
  const abort = new AbortController();
  const script = [...steps];
  const told: string[] = [];
  const pauses: number[] = [];
  const next = () => {
    const step = script.shift();
    if (step) return step;
    abort.abort();
    throw new Error("the script is over");
  };
  const client = {
    list: async () => {
      const step = next();
      if (!("list" in step)) throw new Error("a list was not expected");
      return { items: step.list, resourceVersion: step.at, continue: "" };
    },
    watch: async function* (_kind: unknown, { resourceVersion }: { resourceVersion: string }) {
      const step = next();
      if (!("watchFrom" in step)) throw new Error("a watch was not expected");
      expect(resourceVersion).toBe(step.watchFrom);
      yield* step.events;
      if (step.ends) throw step.ends;
    },
  } as unknown as ApiClient;
  const cache = createKindCache<ApiObject>();
  await follow({
    client,
    kind: kinds.ConfigMap as never,
    select: {},
    keep: (object) => object,
    cache,
    signal: abort.signal,
    onChanges: (changes: readonly Change<ApiObject>[]) =>
      told.push(...changes.map(({ type, object: { metadata } }) => `${type} ${metadata.name}`)),
    onRevision: () => {},
    onError: () => {},
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
  });
  return { told, pauses, left: script.length, names: cache.all().map(({ metadata }) => metadata.name) };
}

test("a broken watch resumes from the last revision it saw, a bookmark's too", async () => {
  const { told, left } = await run([
    { list: [object("a", "1")], at: "5" },
    {
      watchFrom: "5",
      events: [{ type: "ADDED", object: object("b", "7") }],
      ends: new ApiError("ServiceUnavailable", "gone"),
    },
    { watchFrom: "7", events: [{ type: "BOOKMARK", resourceVersion: "20" }] },
    { watchFrom: "20", events: [] },
  ]);
  expect([told, left]).toEqual([["added a", "added b"], 0]);
});

test("a revision that is gone makes it list again, and tells what has changed meanwhile", async () => {
  const { told, names } = await run([
    { list: [object("a", "1"), object("b", "2"), object("c", "3")], at: "5" },
    { watchFrom: "5", events: [], ends: new ApiError("Expired", "too old resource version") },
    { list: [object("a", "1"), object("b", "8"), object("d", "9")], at: "9" },
    { watchFrom: "9", events: [] },
  ]);
  expect(told).toEqual(["added a", "added b", "added c", "deleted c", "updated b", "added d"]);
  expect(names).toEqual(["a", "b", "d"]);
});

const growing = [
  { it: "grow while the server refuses", reason: "TooManyRequests", pauses: [200, 400, 800, 1600, 3200] },
  { it: "stay short while it is not reached", reason: "ServiceUnavailable", pauses: [200, 400, 800, 1600, 2000] },
] as const;
test.each(growing)("pauses between failures $it", async ({ reason, pauses: expected }) => {
  const failing: Step = { watchFrom: "5", events: [], ends: new ApiError(reason, "down") };
  const { pauses } = await run([{ list: [], at: "5" }, ...expected.map(() => failing)]);
  expect(pauses.slice(0, expected.length)).toEqual(expected);
});
