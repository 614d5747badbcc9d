import type { TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import { namespaceOf } from "./ask.ts";
import type { Manifest } from "./find-documents.ts";

/**
 * Makes what the manifests take for granted, so that they are refused for what they say and not for where they are sent:
 * namespaces, and the service accounts, priority classes and runtime classes that their pods name.
 */
export async function prepare(client: TestClient, manifests: readonly Manifest[]): Promise<void> {
  const needed = new Map<string, object>();
  const need = (path: string, object: { metadata: { name: string } }) =>
    needed.set(`${path}/${object.metadata.name}`, { path, object });
  for (const manifest of manifests.filter(({ kind }) => kind.namespaced)) {
    const namespace = namespaceOf(manifest);
    need("/api/v1/namespaces", { metadata: { name: namespace } });
    const accounts = `/api/v1/namespaces/${encodeURIComponent(namespace)}/serviceaccounts`;
    need(accounts, { metadata: { name: "default" } });
    for (const spec of podSpecs(manifest.object)) {
      const { serviceAccountName, serviceAccount, priorityClassName, runtimeClassName } = spec;
      for (const name of [serviceAccountName, serviceAccount]) if (name) need(accounts, { metadata: { name } });
      if (priorityClassName)
        need("/apis/scheduling.k8s.io/v1/priorityclasses", { metadata: { name: priorityClassName }, ...{ value: 5 } });
      if (runtimeClassName)
        need("/apis/node.k8s.io/v1/runtimeclasses", { metadata: { name: runtimeClassName }, ...{ handler: "one" } });
    }
  }
  for (const { path, object } of needed.values() as Iterable<{ path: string; object: object }>)
    await client.send("POST", path, { body: object });
}

interface PodSpec {
  readonly containers?: unknown;
  readonly serviceAccountName?: string;
  readonly serviceAccount?: string;
  readonly priorityClassName?: string;
  readonly runtimeClassName?: string;
}

/** Whatever in an object looks like the spec of a pod. */
function* podSpecs(value: unknown): Generator<PodSpec> {
  if (typeof value !== "object" || value === null) return;
  if ("containers" in value) yield value as PodSpec;
  for (const part of Object.values(value)) yield* podSpecs(part);
}
