import type { TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import { createNormaliser } from "./normalise.ts";
import { type Scenario, type Step, userAgent } from "./scenario.ts";

/** What a server answered to one step, without what differs each time. */
export interface Turn {
  readonly it: string;
  readonly code: number;
  readonly warnings?: readonly string[];
  readonly body: unknown;
}

/** Plays a scenario in a fresh namespace. */
export async function play({ steps }: Scenario, client: Pick<TestClient, "send">): Promise<Turn[]> {
  const namespace = `s-${Math.random().toString(36).slice(2, 10)}`;
  await prepare(client, namespace);
  const normalise = createNormaliser(namespace);
  const saved: Record<string, string> = { ns: namespace };
  const turns: Turn[] = [];
  for (const step of steps) {
    const { code, text, json, headers } = await client.send(step.method, urlOf(step, saved), {
      headers: { "content-type": step.contentType, "user-agent": step.userAgent },
      ...(step.body === undefined ? {} : { body: filled(step.body, saved) }),
    });
    const answer = json as unknown;
    for (const [name, path] of Object.entries(step.save)) saved[name] = String(valueAt(answer, path));
    const warnings = [headers.warning ?? []].flat();
    turns.push({
      it: step.it,
      code,
      ...(warnings.length ? { warnings } : {}),
      body: normalise(answer === undefined ? text : answer),
    });
  }
  return turns;
}

/** A namespace as its controllers leave it. */
async function prepare(client: Pick<TestClient, "send">, name: string): Promise<void> {
  const create = (path: string, body: object) =>
    client.send("POST", path, { body, headers: { "user-agent": userAgent } });
  await create("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default" } };
  await create(`/api/v1/namespaces/${name}/serviceaccounts`, account);
}

function urlOf({ path, query }: Step, saved: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).map(([key, value]): [string, string] => [key, fill(value, saved)]);
  const text = given.length ? `?${new URLSearchParams(given)}` : "";
  return `${fill(placeOf(path), saved)}${text}`;
}

function placeOf(path: string): string {
  if (path.startsWith("/")) return path;
  const [group, version, ...rest] = path.split("/");
  const grouped = version !== undefined && /^v\d/.test(version);
  return grouped ? `/apis/${group}/${version}/namespaces/{ns}/${rest.join("/")}` : `/api/v1/namespaces/{ns}/${path}`;
}

const fill = (text: string, saved: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (all, name: string) => saved[name] ?? all);

const filled = (body: unknown, saved: Readonly<Record<string, string>>): string =>
  fill(typeof body === "string" ? body : JSON.stringify(body), saved);

const valueAt = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
