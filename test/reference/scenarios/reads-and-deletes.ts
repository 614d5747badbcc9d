import { configMap, deployment } from "../objects.ts";
import { get, post, remove, removeWith, type Scenario } from "../scenario.ts";

const labelled = (name: string, labels: object) => configMap(name, { data: { a: "1" } }, { labels });

/** What is read and removed, and by which words. */
export const readsAndDeletes: readonly Scenario[] = [
  {
    name: "reads",
    steps: [
      post("creates a", "configmaps", labelled("a", { x: "1" }), { save: { rv: "metadata.resourceVersion" } }),
      post("creates b", "configmaps", labelled("b", { x: "2" })),
      post("creates c", "configmaps", labelled("c", { x: "1", y: "1" })),
      get("reads one", "configmaps/a"),
      get("reads one at any version", "configmaps/a", { query: { resourceVersion: "0" } }),
      get("reads one not older than itself", "configmaps/a", { query: { resourceVersion: "{rv}" } }),
      get("reads what is not there", "configmaps/none"),
      get("reads of no such resource", "nothings/a"),
      get("reads a part that is not there", "configmaps/a/status"),
      get("reads in no namespace", "/api/v1/configmaps/a"),
      get("lists by labels", "configmaps", { query: { labelSelector: "x=1" } }),
      get("lists by a set of labels", "configmaps", { query: { labelSelector: "x in (1,2),!y" } }),
      get("lists by a broken selector", "configmaps", { query: { labelSelector: "x in (" } }),
      get("lists by a field", "configmaps", { query: { fieldSelector: "metadata.name=b" } }),
      get("lists by a field that cannot select", "configmaps", { query: { fieldSelector: "data.a=1" } }),
      get("lists by a broken field", "configmaps", { query: { fieldSelector: "metadata.name" } }),
      get("lists a page by labels", "configmaps", { query: { labelSelector: "x", limit: "5" } }),
      get("lists with a match but no version", "configmaps", { query: { resourceVersionMatch: "Exact" } }),
      get("lists exactly version 0", "configmaps", { query: { resourceVersion: "0", resourceVersionMatch: "Exact" } }),
      get("lists by an unknown match", "configmaps", { query: { resourceVersion: "1", resourceVersionMatch: "Most" } }),
    ],
  },
  {
    name: "deletes",
    steps: [
      post("creates a", "configmaps", labelled("a", { x: "1" }), {
        save: { uid: "metadata.uid", rv: "metadata.resourceVersion" },
      }),
      removeWith("has another uid", "configmaps/a", { preconditions: { uid: "00000000-0000-0000-0000-000000000001" } }),
      removeWith("has another version", "configmaps/a", { preconditions: { resourceVersion: "1" } }),
      removeWith("is for show", "configmaps/a", { dryRun: ["All"] }),
      removeWith("has an unknown policy", "configmaps/a", { propagationPolicy: "Sideways" }),
      removeWith("is the right one", "configmaps/a", { preconditions: { uid: "{uid}", resourceVersion: "{rv}" } }),
      remove("is gone", "configmaps/a"),
      post("creates b with a finalizer", "configmaps", configMap("b", {}, { finalizers: ["x.y/z"] })),
      remove("b waits", "configmaps/b"),
      get("b is still there", "configmaps/b"),
      post("creates a deployment", "apps/v1/deployments", deployment("web")),
      removeWith("orphans", "apps/v1/deployments/web", { propagationPolicy: "Orphan" }),
      get("waits for its orphans", "apps/v1/deployments/web"),
      remove("a part that cannot be removed", "apps/v1/deployments/web/status"),
      post("makes nothing of a wrong kind", "configmaps", {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "s" },
      }),
      post("makes nothing without a name", "configmaps", { apiVersion: "v1", kind: "ConfigMap" }),
      post("makes nothing twice", "configmaps", configMap("b")),
      post("makes nothing of nothing", "configmaps", ""),
      post("makes nothing in a namespace that is not", "/api/v1/namespaces/nowhere/configmaps", configMap("q")),
    ],
  },
];
