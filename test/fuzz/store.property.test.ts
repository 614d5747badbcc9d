import { type ApiObject, type Kind, kinds } from "@kubets/api";
import fc from "fast-check";
import { openMemoryKv } from "../../services/apiserver/src/store/memory-kv.ts";
import { openStore } from "../../services/apiserver/src/store/open-store.ts";
import type { Store, StoreEvent } from "../../services/apiserver/src/store/store.ts";

/** The store against a model that is a map: whatever is written, reads, pages, past revisions and watches agree with it. */
const seed = 20_361;
const kind = kinds.ConfigMap as Kind;
const names = ["a", "b", "c", "d", "e"];

interface Step {
  readonly is: "put" | "remove";
  readonly name: string;
  readonly value: number;
}
const steps = fc.array(
  fc.record<Step>({ is: fc.constantFrom("put", "put", "remove"), name: fc.constantFrom(...names), value: fc.nat(9) }),
  { minLength: 1, maxLength: 25 },
);

const anObject = (name: string, value: number): ApiObject => ({
  kind: "ConfigMap",
  apiVersion: "v1",
  metadata: { name, namespace: "default", uid: name },
  data: { value: String(value) },
});

/** Name → value, as of a revision. */
type Model = ReadonlyMap<string, number>;
const shown = (model: Model) => [...model].sort().map(([name, value]) => `${name}=${value}`);

async function run(store: Store, { is, name, value }: Step, model: Model): Promise<{ model: Model; revision: number }> {
  const next = new Map(model);
  if (is === "remove") {
    next.delete(name);
    const work = store.remove(kind, "default", name);
    if (!model.has(name))
      return expect(work)
        .rejects.toMatchObject({ code: 404 })
        .then(() => ({ model, revision: 0 }));
    return { model: next, revision: (await work).revision };
  }
  next.set(name, value);
  const object = anObject(name, value);
  const entry = model.has(name)
    ? await store.update(kind, "default", name, ({ object: old }) =>
        (old.data as { value: string }).value === String(value) ? { object: old } : { object },
      )
    : await store.create(kind, object);
  return { model: next, revision: entry.revision };
}

async function listed(store: Store, options: Parameters<Store["list"]>[1]): Promise<string[]> {
  const { entries } = await store.list(kind, options);
  return entries.map(({ name, object }) => `${name}=${(object.data as { value: string }).value}`);
}

async function inPages(store: Store, limit: number): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await store.list(kind, { limit, ...(token ? { continue: token } : {}) });
    found.push(...page.entries.map(({ name, object }) => `${name}=${(object.data as { value: string }).value}`));
    token = page.continue;
  } while (token);
  return found;
}

/** What is there after the events of a watch, applied to what was there at its start. */
function applied(start: Model, events: readonly StoreEvent[]): Model {
  const model = new Map(start);
  for (const event of events) {
    if (event.type === "BOOKMARK") continue;
    if (event.type === "DELETED") model.delete(event.entry.name);
    else model.set(event.entry.name, Number((event.entry.object.data as { value: string }).value));
  }
  return model;
}

test("reads, pages, past revisions and watches agree with a model", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (sequence, limit) => {
      const kv = openMemoryKv();
      const store = await openStore({ kv, kinds: [kind], compactIntervalMs: 0 });
      await store.ready;
      const past: { model: Model; revision: number }[] = [];
      let model: Model = new Map();
      for (const step of sequence) {
        const done = await run(store, step, model);
        model = done.model;
        if (done.revision > (past.at(-1)?.revision ?? 0)) past.push({ model, revision: done.revision });
      }
      expect(await listed(store, {})).toEqual(shown(model));
      expect(await inPages(store, limit)).toEqual(shown(model));
      for (const { model: then, revision } of past) {
        const exactly = { resourceVersion: String(revision), resourceVersionMatch: "Exact" };
        expect(await listed(store, exactly)).toEqual(shown(then));
        const events: StoreEvent[] = [];
        const options = { resourceVersion: String(revision), signal: new AbortController().signal };
        const watch = await store.watch(kind, options, { send: (event) => events.push(event) > 0, end: () => {} });
        expect(shown(applied(then, events))).toEqual(shown(model));
        watch.close();
      }
      await store.close();
      await kv.close();
    }),
    { seed, numRuns: 60 },
  );
}, 60_000);
