// long file: a table of what there is to be asked, a line each; split, its parts would be looked for.
import type { Ask, Story } from "./story.ts";

const configMaps = "/api/v1/namespaces/{ns}/configmaps";
const pods = "/api/v1/namespaces/{ns}/pods";
const protobuf = "application/vnd.kubernetes.protobuf";
const merge = { "content-type": "application/merge-patch+json" };

const aPod = (name: string, more: object = {}) => ({
  metadata: { name, ...more },
  spec: { containers: [{ name: "a", image: "b" }], nodeName: "somewhere" },
});

const map = (name: string, metadata: object = {}) => [configMaps, { metadata: { name, ...metadata } }] as const;

const whole = { kind: "DeleteOptions", apiVersion: "v1" };

const options: unknown[] = [
  {},
  whole,
  { kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" },
  { kind: "DeleteOptions", apiVersion: "apps/v1" },
  { kind: "DeleteOptions" },
  { apiVersion: "v1" },
  { kind: "DeleteOptions", apiVersion: "nothing/v1" },
  { kind: "Pod", apiVersion: "v1" },
  { kind: "Status", apiVersion: "v1" },
  { kind: "Nothing", apiVersion: "v1" },
  { ...whole, unknown: 1 },
  { ...whole, gracePeriodSeconds: "1" },
  { ...whole, gracePeriodSeconds: 1.5 },
  { ...whole, gracePeriodSeconds: 1e20 },
  { ...whole, gracePeriodSeconds: null },
  { ...whole, gracePeriodSeconds: -1 },
  { ...whole, gracePeriodSeconds: 0 },
  { ...whole, gracePeriodSeconds: 5 },
  { ...whole, propagationPolicy: "Orphan" },
  { ...whole, propagationPolicy: "Foreground" },
  { ...whole, propagationPolicy: "Background" },
  { ...whole, propagationPolicy: "orphan" },
  { ...whole, propagationPolicy: "" },
  { ...whole, propagationPolicy: "Nothing" },
  { ...whole, propagationPolicy: 1 },
  { ...whole, orphanDependents: true },
  { ...whole, orphanDependents: false },
  { ...whole, orphanDependents: "true" },
  { ...whole, orphanDependents: true, propagationPolicy: "Orphan" },
  { ...whole, dryRun: ["All"] },
  { ...whole, dryRun: [] },
  { ...whole, dryRun: ["Nothing"] },
  { ...whole, dryRun: ["All", "All"] },
  { ...whole, dryRun: "All" },
  { ...whole, preconditions: {} },
  { ...whole, preconditions: null },
  { ...whole, preconditions: { uid: "" } },
  { ...whole, preconditions: { uid: "nobody" } },
  { ...whole, preconditions: { uid: "{uid}" } },
  { ...whole, preconditions: { uid: 1 } },
  { ...whole, preconditions: { resourceVersion: "1" } },
  { ...whole, preconditions: { resourceVersion: "" } },
  { ...whole, preconditions: { resourceVersion: "x" } },
  { ...whole, preconditions: { resourceVersion: "{rv}" } },
  { ...whole, preconditions: { uid: "{uid}", resourceVersion: "1" } },
  { ...whole, ignoreStoreReadErrorWithClusterBreakingPotential: true },
  { ...whole, ignoreStoreReadErrorWithClusterBreakingPotential: true, dryRun: ["All"] },
  { ...whole, ignoreStoreReadErrorWithClusterBreakingPotential: true, gracePeriodSeconds: 0 },
  { ...whole, ignoreStoreReadErrorWithClusterBreakingPotential: false },
  [],
  null,
  "text",
  1,
];

const queries = [
  "gracePeriodSeconds=0",
  "gracePeriodSeconds=5",
  "gracePeriodSeconds=-1",
  "gracePeriodSeconds=x",
  "gracePeriodSeconds=",
  "gracePeriodSeconds=1&gracePeriodSeconds=2",
  "gracePeriodSeconds=1.5",
  "orphanDependents=true",
  "orphanDependents=x",
  "orphanDependents=",
  "orphanDependents=false&propagationPolicy=Orphan",
  "propagationPolicy=Orphan",
  "propagationPolicy=Foreground",
  "propagationPolicy=Nothing",
  "propagationPolicy=",
  "dryRun=All",
  "dryRun=",
  "dryRun=x",
  "dryRun=All&dryRun=x",
  "fieldManager=x",
  "fieldValidation=x",
  "pretty=1",
  "force=x",
  "resourceVersion=1",
  "resourceVersion=x",
  "uid=nobody",
  "preconditions=x",
  "preconditions.uid=x",
  "labelSelector=!!",
  "limit=x",
  "timeoutSeconds=x",
  "timeout=x",
  "timeout=1s",
  "ignoreStoreReadErrorWithClusterBreakingPotential=true",
];

const remembered = (path: string): Ask => ({
  ask: `GET ${path}`,
  keep: { uid: "metadata.uid", rv: "metadata.resourceVersion" },
});

/** Each by its own object: what is deleted is made again. */
const eachAlone = (collection: string, object: object, ways: readonly Ask[]): (Ask | string)[] =>
  ways.flatMap((way) => [
    { ask: `POST ${collection}`, body: object },
    remembered(`${collection}/a`),
    way,
    `GET ${collection}/a`,
    `DELETE ${collection}/a?gracePeriodSeconds=0&propagationPolicy=Background`,
    { ask: `PATCH ${collection}/a`, headers: merge, body: { metadata: { finalizers: null } } },
  ]);

const withBody = (path: string): Ask[] =>
  options.map((body) => ({
    ask: `DELETE ${path}`,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  }));
const withQuery = (path: string): Ask[] => queries.map((query) => ({ ask: `DELETE ${path}?${query}` }));

const odd: Ask[] = [
  { ask: `DELETE ${configMaps}/a`, body: "{", headers: { "content-type": "application/json" } },
  {
    ask: `DELETE ${configMaps}/a`,
    body: "kind: DeleteOptions\napiVersion: v1\npropagationPolicy: Orphan\n",
    headers: { "content-type": "application/yaml" },
  },
  { ask: `DELETE ${configMaps}/a`, body: "propagationPolicy: Nope\n", headers: { "content-type": "application/yaml" } },
  {
    ask: `DELETE ${configMaps}/a`,
    body: "dryRun: [All]\ndryRun: [All]\n",
    headers: { "content-type": "application/yaml" },
  },
  { ask: `DELETE ${configMaps}/a`, body: "{}", headers: { "content-type": "text/plain" } },
  { ask: `DELETE ${configMaps}/a`, body: "x", headers: { "content-type": protobuf } },
  {
    ask: `DELETE ${configMaps}/a?dryRun=All`,
    body: JSON.stringify({ ...whole, propagationPolicy: "Orphan" }),
    headers: { "content-type": "application/json" },
  },
  { ask: `DELETE ${configMaps}/a?propagationPolicy=Nope`, body: "{}", headers: { "content-type": "application/json" } },
  {
    ask: `DELETE ${configMaps}/a?gracePeriodSeconds=x`,
    body: JSON.stringify(whole),
    headers: { "content-type": "application/json" },
  },
];

const keeps: readonly string[][] = [
  ["foregroundDeletion"],
  ["orphan"],
  ["example.com/a"],
  ["example.com/a", "orphan"],
  ["orphan", "foregroundDeletion"],
];
const policies = ["", "Orphan", "Foreground", "Background"];

const finalizers: (Ask | string)[] = keeps.flatMap((held) =>
  policies.flatMap((policy): (Ask | string)[] => [
    { ask: `POST ${configMaps}`, body: { metadata: { name: "a", finalizers: held } } },
    `DELETE ${configMaps}/a?dryRun=All&propagationPolicy=${policy}`,
    `DELETE ${configMaps}/a?propagationPolicy=${policy}`,
    `GET ${configMaps}/a`,
    `DELETE ${configMaps}/a?propagationPolicy=Foreground`,
    `DELETE ${configMaps}/a?propagationPolicy=Orphan`,
    `DELETE ${configMaps}/a?propagationPolicy=Background&gracePeriodSeconds=0`,
    { ask: `PUT ${configMaps}/a`, body: { metadata: { name: "a", finalizers: ["example.com/new"] } } },
    { ask: `PATCH ${configMaps}/a`, headers: merge, body: { metadata: { finalizers: null, labels: { a: "b" } } } },
    `GET ${configMaps}/a`,
  ]),
);

const kinds: readonly (readonly [string, object])[] = [
  [
    "/apis/apps/v1/namespaces/{ns}/deployments",
    {
      metadata: { name: "a" },
      spec: {
        selector: { matchLabels: { a: "b" } },
        template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "a", image: "b" }] } },
      },
    },
  ],
  [
    "/apis/batch/v1/namespaces/{ns}/jobs",
    {
      metadata: { name: "a" },
      spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "b" }] } } },
    },
  ],
  [
    "/apis/batch/v1/namespaces/{ns}/cronjobs",
    {
      metadata: { name: "a" },
      spec: {
        schedule: "* * * * *",
        jobTemplate: {
          spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "b" }] } } },
        },
      },
    },
  ],
  [
    "/api/v1/namespaces/{ns}/replicationcontrollers",
    {
      metadata: { name: "a" },
      spec: {
        selector: { a: "b" },
        template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "a", image: "b" }] } },
      },
    },
  ],
  ["/api/v1/namespaces/{ns}/services", { metadata: { name: "a" }, spec: { clusterIP: "None", ports: [{ port: 80 }] } }],
  [
    "/api/v1/namespaces/{ns}/persistentvolumeclaims",
    { metadata: { name: "a" }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
  ],
  [
    "/api/v1/persistentvolumes",
    {
      metadata: { name: "a" },
      spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/a" } },
    },
  ],
  ["/api/v1/nodes", { metadata: { name: "a" } }],
  ["/apis/storage.k8s.io/v1/storageclasses", { metadata: { name: "a" }, provisioner: "x" }],
  ["/apis/rbac.authorization.k8s.io/v1/clusterroles", { metadata: { name: "a" } }],
  ["/apis/scheduling.k8s.io/v1/priorityclasses", { metadata: { name: "a" }, value: 1 }],
  ["/api/v1/namespaces/{ns}/secrets", { metadata: { name: "a" } }],
  ["/api/v1/namespaces/{ns}/events", { metadata: { name: "a" }, involvedObject: { namespace: "{ns}" } }],
  [
    "/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses",
    { metadata: { name: "a" }, spec: { defaultBackend: { service: { name: "x", port: { number: 1 } } } } },
  ],
];

const everyKind: (Ask | string)[] = kinds.flatMap(([path, body]) =>
  eachAlone(
    path,
    body,
    ["", "propagationPolicy=Foreground", "propagationPolicy=Orphan", "gracePeriodSeconds=0", "dryRun=All"].map(
      (query) => ({ ask: `DELETE ${path}/a?${query}` }),
    ),
  ),
);

const labelled = ["a", "b", "c", "d"].map(
  (name) => [configMaps, { metadata: { name, labels: { app: name < "c" ? "x" : "y" } } }] as const,
);

const collections: (Ask | string)[] = [
  `DELETE ${configMaps}?dryRun=All`,
  `DELETE ${configMaps}?dryRun=All&labelSelector=app=x`,
  `DELETE ${configMaps}?dryRun=All&labelSelector=!!`,
  `DELETE ${configMaps}?dryRun=All&fieldSelector=metadata.name=a`,
  `DELETE ${configMaps}?dryRun=All&fieldSelector=x=y`,
  `DELETE ${configMaps}?dryRun=All&limit=1`,
  `DELETE ${configMaps}?dryRun=All&limit=x`,
  `DELETE ${configMaps}?dryRun=All&resourceVersion=x`,
  `DELETE ${configMaps}?dryRun=All&resourceVersion=0&resourceVersionMatch=Exact`,
  `DELETE ${configMaps}?dryRun=All&resourceVersionMatch=Exact`,
  `DELETE ${configMaps}?dryRun=All&continue=x`,
  `DELETE ${configMaps}?dryRun=All&watch=true`,
  `DELETE ${configMaps}?dryRun=All&sendInitialEvents=true`,
  `DELETE ${configMaps}?dryRun=All&timeoutSeconds=1`,
  { ask: `DELETE ${configMaps}`, body: { ...whole, dryRun: ["All"], preconditions: { uid: "x" } } },
  { ask: `DELETE ${configMaps}`, body: { ...whole, dryRun: ["All"], preconditions: { resourceVersion: "1" } } },
  { ask: `DELETE ${configMaps}`, body: { ...whole, dryRun: ["All"], propagationPolicy: "Orphan" } },
  { ask: `DELETE ${configMaps}`, body: { ...whole, dryRun: ["x"] } },
  { ask: `DELETE ${configMaps}`, body: { ...whole, kind: "Pod" } },
  { ask: `DELETE ${configMaps}?labelSelector=app=x`, body: { ...whole, propagationPolicy: "Orphan" } },
  `GET ${configMaps}`,
  `DELETE ${configMaps}?limit=1`,
  `GET ${configMaps}`,
  `DELETE ${configMaps}?labelSelector=app=y&fieldSelector=metadata.name=d`,
  `GET ${configMaps}`,
  { ask: `PATCH ${configMaps}/a`, headers: merge, body: { metadata: { finalizers: null } } },
  `DELETE ${configMaps}`,
  `DELETE ${configMaps}`,
  `DELETE /api/v1/namespaces/nowhere/configmaps`,
  `DELETE /api/v1/nodes?dryRun=All`,
  `DELETE /api/v1/namespaces`,
  `DELETE /api/v1/namespaces/{ns}/services?dryRun=All`,
  `DELETE /apis/events.k8s.io/v1/namespaces/{ns}/events`,
  { ask: `DELETE ${pods}?dryRun=All`, headers: { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" } },
];

const graces: (Ask | string)[] = [
  "",
  "gracePeriodSeconds=0",
  "gracePeriodSeconds=1",
  "gracePeriodSeconds=100",
  "gracePeriodSeconds=-5",
].flatMap((first) =>
  [
    "",
    "gracePeriodSeconds=0",
    "gracePeriodSeconds=2",
    "gracePeriodSeconds=200",
    "gracePeriodSeconds=-5",
    "propagationPolicy=Orphan",
  ].flatMap((second): (Ask | string)[] => [
    { ask: `POST ${pods}`, body: aPod("a") },
    `DELETE ${pods}/a?dryRun=All&${first}`,
    `DELETE ${pods}/a?${first}`,
    `GET ${pods}/a`,
    `DELETE ${pods}/a?${second}`,
    `GET ${pods}/a`,
    `DELETE ${pods}/a?gracePeriodSeconds=0`,
  ]),
);

const podStates: (Ask | string)[] = [
  { spec: { containers: [{ name: "a", image: "b" }] } },
  { spec: { containers: [{ name: "a", image: "b" }], terminationGracePeriodSeconds: 0 } },
  { spec: { containers: [{ name: "a", image: "b" }], terminationGracePeriodSeconds: -3, nodeName: "n" } },
  { spec: { containers: [{ name: "a", image: "b" }], terminationGracePeriodSeconds: 7, nodeName: "n" } },
  {
    metadata: { name: "a", finalizers: ["example.com/a"] },
    spec: { containers: [{ name: "a", image: "b" }], nodeName: "n" },
  },
].flatMap((pod): (Ask | string)[] => [
  { ask: `POST ${pods}`, body: { metadata: { name: "a" }, ...pod } },
  `DELETE ${pods}/a`,
  `GET ${pods}/a`,
  `DELETE ${pods}/a?gracePeriodSeconds=0`,
  `GET ${pods}/a`,
  { ask: `PATCH ${pods}/a`, headers: merge, body: { metadata: { finalizers: null } } },
  `GET ${pods}/a`,
  `DELETE ${pods}/a?gracePeriodSeconds=0`,
]);

const phases: (Ask | string)[] = ["Pending", "Running", "Succeeded", "Failed", "Unknown"].flatMap(
  (phase): (Ask | string)[] => [
    { ask: `POST ${pods}`, body: aPod("a") },
    { ask: `PATCH ${pods}/a/status`, headers: merge, body: { status: { phase } } },
    `DELETE ${pods}/a`,
    `GET ${pods}/a`,
    `DELETE ${pods}/a?gracePeriodSeconds=0`,
  ],
);

export const deletes: readonly Story[] = [
  { name: "deletes: options", asks: eachAlone(configMaps, { metadata: { name: "a" } }, withBody(`${configMaps}/a`)) },
  { name: "deletes: options of pods", asks: eachAlone(pods, aPod("a"), withBody(`${pods}/a`)) },
  { name: "deletes: queries", asks: eachAlone(configMaps, { metadata: { name: "a" } }, withQuery(`${configMaps}/a`)) },
  { name: "deletes: queries of pods", asks: eachAlone(pods, aPod("a"), withQuery(`${pods}/a`)) },
  { name: "deletes: odd bodies", asks: eachAlone(configMaps, { metadata: { name: "a" } }, odd) },
  { name: "deletes: nothing", asks: [...withBody(`${configMaps}/a`), ...withQuery(`${configMaps}/a`)] },
  { name: "deletes: finalizers", asks: finalizers },
  { name: "deletes: kinds", asks: everyKind },
  { name: "deletes: collections", needs: labelled, asks: collections },
  {
    name: "deletes: collections with options",
    needs: [map("z")],
    asks: [
      ...withBody(`${configMaps}?fieldSelector=metadata.name=a`),
      ...queries.map((query) => `DELETE ${configMaps}?fieldSelector=metadata.name=a&${query}`),
    ],
  },
  { name: "deletes: grace", asks: graces },
  { name: "deletes: pods", asks: [...podStates, ...phases] },
];
