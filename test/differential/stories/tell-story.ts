import { compareAnswers, compareHeaders } from "../compare-answers.ts";
import type { Json, JsonObject } from "../edit.ts";
import type { Case, Pair } from "../roads/ask.ts";
import type { Answer, Sent, Server } from "../server.ts";
import type { Ask, Story } from "./story.ts";

/** Asks both servers what a story asks, in a fresh namespace; what it creates ends with it. */
export async function* tellStory(story: Story, pair: Pair): AsyncGenerator<Case> {
  const ns = `story-${Date.now().toString(36)}`;
  const tellers = { ours: tellerOf(pair.ours, ns), peer: tellerOf(pair.peer, ns) };
  const namespaces = "/api/v1/namespaces";
  const needs: (readonly [string, JsonObject])[] = [
    [namespaces, { metadata: { name: ns } }],
    [`${namespaces}/${ns}/serviceaccounts`, { metadata: { name: "default" } }],
    ...(story.needs ?? []),
  ];
  try {
    for (const [path, body] of needs) yield* told(tellers, { ask: `POST ${path}`, body }, story.name);
    for (const ask of story.asks) yield* told(tellers, typeof ask === "string" ? { ask } : ask, story.name);
  } finally {
    await Promise.all([tellers.ours.end(), tellers.peer.end()]);
  }
}

interface Teller {
  tell(ask: Ask): Promise<Told>;
  end(): Promise<void>;
}

interface Told {
  readonly ask: Ask;
  readonly answer: Answer;
  /** Of what is asked meanwhile. */
  readonly inner: readonly Told[];
}

async function* told({ ours, peer }: { ours: Teller; peer: Teller }, ask: Ask, group: string): AsyncGenerator<Case> {
  const [a, b] = await Promise.all([ours.tell(ask), peer.tell(ask)]);
  yield* casesOf(a, b, group);
}

function* casesOf(ours: Told, peers: Told, group: string): Generator<Case> {
  const { ask, headers, bodyDiffers } = peers.ask;
  const [a, b] = bodyDiffers ? [withoutBody(ours.answer), withoutBody(peers.answer)] : [ours.answer, peers.answer];
  const differences = [...compareAnswers(a, b), ...(a.code === b.code ? compareHeaders(a.headers, b.headers) : [])];
  const shown = headers ? `${ask} ${JSON.stringify(headers)}` : ask;
  yield { group, name: shown, field: "", differences };
  for (const [at, inner] of ours.inner.entries()) yield* casesOf(inner, peers.inner[at]!, group);
}

const withoutBody = (answer: Answer): Answer => ({ ...answer, body: "" });

/** Tells a story to one server, and remembers what it answered and made. */
function tellerOf(server: Server, ns: string): Teller {
  const kept = new Map<string, string>([["ns", ns]]);
  const made: string[] = [];

  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name) => kept.get(name) ?? whole);

  function sentOf({ ask, headers = {}, body }: Ask): Sent {
    const space = ask.indexOf(" ");
    return {
      method: ask.slice(0, space),
      path: filled(ask.slice(space + 1)),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)])),
      ...(body === undefined ? {} : { body: filledBody(body) }),
    };
  }

  function filledBody(body: Json): Json {
    if (body instanceof Uint8Array) return body;
    return typeof body === "string" ? filled(body) : JSON.parse(filled(JSON.stringify(body)));
  }

  async function tell(ask: Ask): Promise<Told> {
    const inner: Told[] = [];
    const sent = sentOf(ask);
    const answer = await server.send(sent, async () => {
      for (const one of ask.during ?? []) inner.push(await tell(typeof one === "string" ? { ask: one } : one));
    });
    for (const [name, path] of Object.entries(ask.keep ?? {})) kept.set(name, String(valueAt(answer.body, path) ?? ""));
    const name = valueAt(answer.body, "metadata.name");
    if (sent.method === "POST" && answer.code === 201 && name) made.unshift(`${sent.path.split("?")[0]}/${name}`);
    return { ask, answer, inner };
  }

  return {
    tell,
    end: async () => {
      for (const path of made) {
        if (/\/namespaces\/[^/]+\/(bindings|pods\/[^/]+\/\w+)\//.test(path)) continue;
        await server.send({ method: "DELETE", path: `${path}?gracePeriodSeconds=0` });
        const headers = { "content-type": "application/merge-patch+json" };
        await server.send({ method: "PATCH", path, headers, body: { metadata: { finalizers: null } } });
      }
    },
  };
}

const valueAt = (value: Json, path: string): Json =>
  path.split(".").reduce<Json>((at, name) => (at as JsonObject | undefined)?.[name], value);
