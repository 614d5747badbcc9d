// Drives @kubernetes/client-node against the cluster of KUBECONFIG and prints one line for each claim that holds:
//
//   node client.mjs FOLDER_OF_THE_PACKAGE
//
// It exits 1 with a sentence at the first claim that does not.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.argv[2]}/package.json`));
const k8s = await import(pathToFileURL(require.resolve("@kubernetes/client-node")).href);

const namespace = "javascript";
const patienceMs = 20_000;

function holds(claim, condition) {
  if (!condition) {
    console.log(`does not hold: ${claim}`);
    process.exit(1);
  }
  console.log(`holds: ${claim}`);
}

/** Resolves with what `start` hands on. */
const within = (what, start) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: nothing came`)), patienceMs);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

const codeOf = (request) =>
  request.then(
    () => 200,
    (error) => error.code,
  );

const config = new k8s.KubeConfig();
config.loadFromDefault();
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const anything = k8s.KubernetesObjectApi.makeApiClient(config);
const as = (strategy) => k8s.setHeaderOptions("Content-Type", strategy);

await core.createNamespace({ body: { metadata: { name: namespace } } });
const configMap = (name, data) => ({ metadata: { name, labels: { made: "here" } }, data });

const made = await core.createNamespacedConfigMap({ namespace, body: configMap("one", { a: "1" }) });
holds("create", made.metadata.uid && made.metadata.creationTimestamp instanceof Date);
const replaced = await core.replaceNamespacedConfigMap({ namespace, name: "one", body: { ...made, data: { a: "2" } } });
holds("replace", replaced.data.a === "2" && replaced.metadata.resourceVersion !== made.metadata.resourceVersion);
const stale = core.replaceNamespacedConfigMap({ namespace, name: "one", body: { ...made, data: { a: "3" } } });
holds("a stale replace is a conflict", (await codeOf(stale)) === 409);
holds(
  "what is not there is not found",
  (await codeOf(core.readNamespacedConfigMap({ namespace, name: "no" }))) === 404,
);

const one = { namespace, name: "one" };
const jsonPatch = [{ op: "replace", path: "/data/a", value: "json" }];
const byJson = await core.patchNamespacedConfigMap({ ...one, body: jsonPatch }, as(k8s.PatchStrategy.JsonPatch));
holds("JSON patch", byJson.data.a === "json");
const mergePatch = { data: { a: null, b: "merge" } };
const byMerge = await core.patchNamespacedConfigMap({ ...one, body: mergePatch }, as(k8s.PatchStrategy.MergePatch));
holds("merge patch", byMerge.data.a === undefined && byMerge.data.b === "merge");
const applied = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "one", namespace }, data: { c: "apply" } };
const byApply = await core.patchNamespacedConfigMap(
  { ...one, body: applied, fieldManager: "javascript", force: true },
  as(k8s.PatchStrategy.ServerSideApply),
);
holds("server-side apply", byApply.data.b === "merge" && byApply.data.c === "apply");

const labels = { app: "web" };
const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { name: "a", image: "a" },
          { name: "b", image: "b" },
        ],
      },
    },
  },
};
await anything.create(web);
const image = { spec: { template: { spec: { containers: [{ name: "b", image: "b:2" }] } } } };
const byStrategy = await apps.patchNamespacedDeployment(
  { namespace, name: "web", body: image },
  as(k8s.PatchStrategy.StrategicMergePatch),
);
const images = byStrategy.spec.template.spec.containers.map((container) => container.image);
holds("strategic merge patch", images.join() === "a,b:2");
const scale = await apps.readNamespacedDeploymentScale({ namespace, name: "web" });
scale.spec.replicas = 4;
await apps.replaceNamespacedDeploymentScale({ namespace, name: "web", body: scale });
holds("scale", (await apps.readNamespacedDeployment({ namespace, name: "web" })).spec.replicas === 4);

for (let i = 0; i < 12; i++) await core.createNamespacedConfigMap({ namespace, body: configMap(`page-${i}`) });
const names = [];
let pages = 0;
for (let next; pages === 0 || next; pages++) {
  const page = await core.listNamespacedConfigMap({ namespace, limit: 5, _continue: next, labelSelector: "made=here" });
  names.push(...page.items.map((item) => item.metadata.name));
  next = page.metadata._continue;
}
holds("pages", pages === 3 && new Set(names).size === 13);

const path = `/api/v1/namespaces/${namespace}/configmaps`;
const { metadata } = await core.listNamespacedConfigMap({ namespace });
const watch = new k8s.Watch(config);
let aborted;
const event = within("watch", async (found) => {
  const query = { resourceVersion: metadata.resourceVersion, allowWatchBookmarks: true };
  aborted = await watch.watch(
    path,
    query,
    (type, object) => found({ type, object }),
    () => {},
  );
});
await core.createNamespacedConfigMap({ namespace, body: configMap("watched") });
const { type, object } = await event;
aborted.abort();
holds("watch", type === "ADDED" && object.metadata.name === "watched");

const informer = k8s.makeInformer(config, path, () => core.listNamespacedConfigMap({ namespace }));
const seen = new Map();
informer.on("add", (item) => seen.set(item.metadata.name, item));
informer.on("update", (item) => seen.set(item.metadata.name, item));
const deleted = within("informer", (found) => informer.on("delete", found));
await informer.start();
holds("an informer lists", seen.has("watched") && seen.has("one"));
await core.deleteNamespacedConfigMap({ namespace, name: "watched" });
holds("an informer is told of a deletion", (await deleted).metadata.name === "watched");
await informer.stop();

const status = await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: "made=here" });
const left = await core.listNamespacedConfigMap({ namespace, labelSelector: "made=here" });
holds("delete a collection", status.kind !== "Status" || (status.status === "Success" && left.items.length === 0));
const listed = await anything.list("apps/v1", "Deployment", namespace);
holds("objects of any kind", listed.items.length === 1 && listed.items[0].metadata.name === "web");
process.exit(0);
