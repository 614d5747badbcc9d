import type { Ask, Story } from "./story.ts";

const configMaps = "/api/v1/namespaces/{ns}/configmaps";
const merge = { "content-type": "application/merge-patch+json" };
const shaped = (as: string, type = "application/json", version = "v1") => `${type};as=${as};g=meta.k8s.io;v=${version}`;
const protobuf = "application/vnd.kubernetes.protobuf";

const create = (name: string, labels: object = {}): Ask => ({
  ask: `POST ${configMaps}`,
  body: { metadata: { name, labels } },
});
const change = (name: string, body: object): Ask => ({ ask: `PATCH ${configMaps}/${name}`, headers: merge, body });
const label = (name: string, app: string | null): Ask => change(name, { metadata: { labels: { app } } });

const now: Ask = { ask: `GET ${configMaps}`, keep: { now: "metadata.resourceVersion" } };

/** A life of objects that every selector sees otherwise. */
const changes: readonly (Ask | string)[] = [
  create("b", { app: "x" }),
  create("c"),
  label("b", "y"),
  label("c", "x"),
  label("b", "x"),
  change("c", { data: { a: "1" } }),
  change("c", {}),
  label("c", null),
  change("b", { metadata: { finalizers: ["example.com/a"] } }),
  `DELETE ${configMaps}/b`,
  `DELETE ${configMaps}/c`,
  change("b", { metadata: { finalizers: null } }),
  `DELETE ${configMaps}/a`,
  create("a", { app: "x" }),
  `DELETE ${configMaps}?labelSelector=app=x`,
];

const watch = (query: string, headers?: Readonly<Record<string, string>>): (Ask | string)[] => [
  create("a", { app: "x" }),
  now,
  { ask: `GET ${configMaps}?watch=true&timeoutSeconds=2&${query}`, ...(headers ? { headers } : {}), during: changes },
  `DELETE ${configMaps}`,
];

const quiet = (query: string, headers?: Readonly<Record<string, string>>): Ask => ({
  ask: `GET ${configMaps}?${query}`,
  ...(headers ? { headers } : {}),
});

const since = "resourceVersion={now}";

const selectors = [
  "",
  "labelSelector=app",
  "labelSelector=app%3Dx",
  "labelSelector=app!%3Dx",
  "labelSelector=!app",
  "labelSelector=app+in+(x,y)",
  "fieldSelector=metadata.name%3Db",
  "fieldSelector=metadata.name!%3Db",
  "fieldSelector=metadata.namespace%3D{ns}",
  "fieldSelector=metadata.namespace%3Dother",
  "fieldSelector=metadata.name%3Db&labelSelector=app%3Dx",
];

const shapes = [
  shaped("Table"),
  shaped("Table", "application/json", "v1beta1"),
  shaped("PartialObjectMetadata"),
  shaped("PartialObjectMetadata", protobuf),
  protobuf,
  `${protobuf};stream=watch`,
  "application/json;stream=watch",
];

const pods = "/api/v1/namespaces/{ns}/pods";
const podNow: Ask = { ask: `GET ${pods}`, keep: { now: "metadata.resourceVersion" } };
const podChanges: readonly (Ask | string)[] = [
  { ask: `POST ${pods}`, body: { metadata: { name: "p" }, spec: { containers: [{ name: "a", image: "b" }] } } },
  { ask: `POST ${pods}/p/binding`, body: { target: { kind: "Node", name: "n" } } },
  {
    ask: `PATCH ${pods}/p/status`,
    headers: merge,
    body: { status: { phase: "Running", podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.1" }] } },
  },
  { ask: `PATCH ${pods}/p/status`, headers: merge, body: { status: { phase: "Succeeded" } } },
  `DELETE ${pods}/p?gracePeriodSeconds=5`,
  `DELETE ${pods}/p?gracePeriodSeconds=0`,
];

const watchPods = (query: string, accept = ""): (Ask | string)[] => [
  podNow,
  {
    ask: `GET ${pods}?watch=true&timeoutSeconds=2&${since}&${query}`,
    ...(accept ? { headers: { accept } } : {}),
    during: podChanges,
  },
];

const options = [
  "watch=1&timeoutSeconds=1&resourceVersion=0",
  "watch=0&timeoutSeconds=1&resourceVersion=0",
  "watch=x&timeoutSeconds=1&resourceVersion=0",
  "watch=&timeoutSeconds=1&resourceVersion=0",
  "watch&timeoutSeconds=1&resourceVersion=0",
  "watch=TRUE&timeoutSeconds=1&resourceVersion=0",
  "watch=False",
  "watch=true&timeoutSeconds=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&timeoutSeconds=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&limit=1",
  "watch=true&timeoutSeconds=1&resourceVersion=0&limit=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&continue=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&resourceVersionMatch=Exact",
  "watch=true&timeoutSeconds=1&resourceVersion=0&resourceVersionMatch=NotOlderThan",
  "watch=true&timeoutSeconds=1&resourceVersion=0&resourceVersionMatch=NotOlderThan",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=true",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=false",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=true&resourceVersionMatch=Exact",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&continue=x",
  "sendInitialEvents=true",
  "sendInitialEvents=false&resourceVersionMatch=NotOlderThan",
  "allowWatchBookmarks=true",
  "watch=true&timeoutSeconds=1&resourceVersion=0&labelSelector=!!",
  "watch=true&timeoutSeconds=1&resourceVersion=0&fieldSelector=x",
  "watch=true&timeoutSeconds=1&resourceVersion=0&fieldSelector=x%3Dy",
  "watch=true&timeoutSeconds=1&resourceVersion=0&pretty=1",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=false&resourceVersionMatch=NotOlderThan",
  "watch=true&timeoutSeconds=1&resourceVersion=0&sendInitialEvents=true&resourceVersionMatch=NotOlderThan",
  "watch=true&timeoutSeconds=1&resourceVersion={now}&allowWatchBookmarks=true",
  "watch=true&timeoutSeconds=1&resourceVersion=999999999",
];

export const watches: readonly Story[] = [
  { name: "watches: selectors", asks: selectors.flatMap((one) => watch(`${since}&${one}`)) },
  { name: "watches: from the state", asks: selectors.flatMap((one) => watch(`resourceVersion=0&${one}`)) },
  { name: "watches: shapes", asks: shapes.flatMap((accept) => watch(`${since}&labelSelector=app`, { accept })) },
  { name: "watches: shapes of the state", asks: shapes.flatMap((accept) => watch("resourceVersion=0", { accept })) },
  {
    name: "watches: how tables show objects",
    asks: ["None", "Metadata", "Object", "x"].flatMap((one) =>
      watch(`${since}&includeObject=${one}`, { accept: shaped("Table") }),
    ),
  },
  {
    name: "watches: options",
    asks: [create("a", { app: "x" }), now, ...options.map((query) => quiet(query))],
  },
  {
    name: "watches: one object",
    asks: [
      create("a", { app: "x" }),
      now,
      { ask: `GET ${configMaps}/a?watch=true&timeoutSeconds=1`, during: [] },
      { ask: `GET /api/v1/watch/namespaces/{ns}/configmaps/a?timeoutSeconds=2&${since}`, during: changes },
      now,
      {
        ask: `GET /api/v1/watch/namespaces/{ns}/configmaps?timeoutSeconds=2&${since}`,
        during: [create("z"), `DELETE ${configMaps}/z`],
      },
      {
        ask: `GET /api/v1/watch/namespaces/{ns}/configmaps/z?timeoutSeconds=2&${since}&fieldSelector=metadata.name%3Dy`,
        during: [],
      },
      {
        ask: `GET /api/v1/watch/namespaces/{ns}/configmaps/z?timeoutSeconds=2&${since}&fieldSelector=metadata.name%3Dz`,
        during: [],
      },
      {
        ask: `GET /api/v1/configmaps?watch=1&timeoutSeconds=2&${since}&fieldSelector=metadata.namespace%3D{ns}`,
        during: [create("z"), `DELETE ${configMaps}/z`],
      },
    ],
  },
  {
    name: "watches: pods",
    asks: [
      "",
      "fieldSelector=spec.nodeName%3Dn",
      "fieldSelector=spec.nodeName%3D",
      "fieldSelector=status.phase%3DRunning",
      "fieldSelector=status.phase!%3DRunning",
      "fieldSelector=status.podIP%3D10.0.0.1",
      "fieldSelector=spec.restartPolicy%3DAlways",
      "fieldSelector=spec.schedulerName%3Dx",
    ].flatMap((query) => watchPods(query)),
  },
  {
    name: "watches: tables of pods",
    asks: ["", "fieldSelector=status.phase%3DRunning"].flatMap((query) => watchPods(query, shaped("Table"))),
  },
];
