import { configMap, container, deployment, pod } from "../objects.ts";
import {
  applyAs,
  get,
  jsonPatch,
  mergePatch,
  post,
  put,
  remove,
  type Scenario,
  type Step,
  strategicPatch,
} from "../scenario.ts";

const at = "configmaps/a";
const data = (fields: object) => configMap("a", { data: fields });
const entry = (fields: object = {}) => ({
  manager: "m",
  operation: "Update",
  apiVersion: "v1",
  time: "2020-01-01T00:00:00Z",
  fieldsType: "FieldsV1",
  fieldsV1: { "f:data": { "f:x": {} } },
  ...fields,
});
const sent = (it: string, ...entries: unknown[]): Step =>
  put(it, at, configMap("a", { data: { x: "1", y: it } }, { managedFields: entries }), {
    query: { fieldManager: "putter" },
  });
const updatedBy = (manager: string, key: string): Step =>
  mergePatch(`is updated by ${manager}`, at, { data: { [key]: "1" } }, { query: { fieldManager: manager } });

/** Who is written down as what, for every verb but apply; and managedFields that clients send. */
export const managedFields: readonly Scenario[] = [
  {
    name: "managers of ordinary verbs",
    steps: [
      post("creates", "configmaps", data({ x: "1" }), { userAgent: "Mozilla/5.0 (X11) kubectl/v1" }),
      put("puts", at, data({ x: "1", y: "2" }), { userAgent: "no-slash" }),
      mergePatch("merges", at, { data: { z: "3" } }, { userAgent: "a b/c d" }),
      jsonPatch("patches", at, [{ op: "add", path: "/data/w", value: "4" }], { userAgent: "/leading" }),
      strategicPatch("patches strategically", at, { data: { v: "5" } }, { userAgent: `${"x".repeat(140)}/1` }),
      mergePatch("changes nothing", at, { data: { z: "3" } }, { userAgent: "idle/1" }),
      put("puts what is there", at, data({ x: "1", y: "2", z: "3", w: "4", v: "5" }), { userAgent: "idle/1" }),
      mergePatch("by an empty agent", at, { data: { u: "1" } }, { userAgent: "" }),
      mergePatch("by fieldManager", at, { data: { t: "1" } }, { query: { fieldManager: "named" } }),
      mergePatch("by a name that is too long", at, { data: { t: "2" } }, { query: { fieldManager: "x".repeat(129) } }),
      mergePatch("by a name that cannot be printed", at, { data: { t: "2" } }, { query: { fieldManager: "a\tb" } }),
      mergePatch("by an odd name", at, { data: { t: "2" } }, { query: { fieldManager: "é ü 中" } }),
      mergePatch("takes away", at, { data: { x: null, y: null } }, { query: { fieldManager: "taker" } }),
      put("replaces everything", at, configMap("a", { immutable: false, binaryData: { b: "AA==" } }), {
        query: { fieldManager: "putter" },
      }),
      remove("is removed", at),
    ],
  },
  {
    name: "managers of dry runs and of nothing",
    steps: [
      post("creates nothing", "configmaps", data({ x: "1" }), { query: { dryRun: "All", fieldManager: "dry" } }),
      applyAs("one", "applies nothing", at, data({ x: "1" }), { query: { dryRun: "All" } }),
      get("finds nothing", at),
      applyAs("one", "creates", at, data({ x: "1" })),
      applyAs("two", "applies nothing to it", at, data({ y: "1" }), { query: { dryRun: "All" } }),
      applyAs("two", "conflicts with nothing", at, data({ x: "2" }), { query: { dryRun: "All" } }),
      mergePatch("patches nothing", at, { data: { x: "3" } }, { query: { dryRun: "All" } }),
      applyAs("two", "by a wrong dry run", at, data({ y: "1" }), { query: { dryRun: "Some" } }),
      get("is as it was", at),
    ],
  },
  {
    // In the order of their names: of several in one second nobody can tell which came first.
    name: "more than ten updaters",
    steps: [
      post("creates", "configmaps", data({ x: "1" }), { query: { fieldManager: "m-0" } }),
      ...["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((letter) => updatedBy(`m-${letter}`, letter)),
      updatedBy("m-j", "j"),
      updatedBy("m-k", "k"),
      ...["q", "r"].map((letter) => applyAs(`ap-${letter}`, `is applied by ${letter}`, at, data({ [letter]: "1" }))),
      updatedBy("m-n", "n"),
    ],
  },
  {
    name: "managedFields that a client sends",
    steps: [
      post("creates with entries", "configmaps", configMap("a", { data: { x: "1" } }, { managedFields: [entry()] }), {
        query: { fieldManager: "creator" },
      }),
      sent("an entry of another", entry({ manager: "other" })),
      sent("no entries"),
      sent("an empty entry", {}),
      mergePatch("updates after that", at, { data: { z: "9" } }, { query: { fieldManager: "after" } }),
      sent("an entry once more", entry({ manager: "other" })),
      applyAs("one", "applies then", at, data({ x: "1" })),
      sent("an empty entry again", {}),
      applyAs("one", "applies to what nobody owns", at, data({ x: "2" })),
      applyAs("one", "does it by force", at, data({ x: "2" }), { force: true }),
      sent("of no manager", entry({ manager: undefined })),
      sent("of no operation", entry({ operation: undefined })),
      sent("of a wrong operation", entry({ operation: "Delete" })),
      sent("of no version", entry({ apiVersion: undefined })),
      sent("of another version", entry({ apiVersion: "v9" })),
      sent("of a wrong type", entry({ fieldsType: "FieldsV2" })),
      sent("of no type", entry({ fieldsType: undefined })),
      sent("without fields", entry({ fieldsV1: undefined })),
      sent("with wrong fields", entry({ fieldsV1: { bogus: {} } })),
      sent("with wrong fields deep", entry({ fieldsV1: { "f:data": { "z:x": {} } } })),
      sent("with a list of fields", entry({ fieldsV1: ["a"] })),
      sent(
        "with fields of what is not there",
        entry({ fieldsV1: { "f:nothing": {}, "f:data": { ".": {}, "f:x": {}, "f:q": {} } } }),
      ),
      sent("with a key that is no JSON", entry({ fieldsV1: { "k:{": {} } })),
      sent("with a manager that is too long", entry({ manager: "m".repeat(129) })),
      sent("with a manager that cannot be printed", entry({ manager: "a\nb" })),
      sent("of a subresource", entry({ subresource: "status" })),
      sent("with a subresource that is too long", entry({ subresource: "s".repeat(257) })),
      sent("twice the same", entry(), entry({ fieldsV1: { "f:data": { "f:y": {} } } })),
      sent("without a time", entry({ time: undefined })),
      sent("with a time that is none", entry({ time: "never" })),
      sent("an applier", entry({ operation: "Apply", manager: "applier" })),
      applyAs("applier", "goes on", at, data({ y: "an applier" })),
      jsonPatch("patches the entries away", at, [{ op: "replace", path: "/metadata/managedFields", value: [{}] }]),
      jsonPatch("patches them to a list", at, [{ op: "add", path: "/metadata/managedFields", value: [] }]),
      mergePatch("merges them away", at, { metadata: { managedFields: null }, data: { k: "1" } }),
      mergePatch("merges an empty entry", at, { metadata: { managedFields: [{}] }, data: { k: "2" } }),
      strategicPatch("patches an empty entry", at, { metadata: { managedFields: [{}] }, data: { k: "3" } }),
      jsonPatch("removes the entries", at, [
        { op: "remove", path: "/metadata/managedFields" },
        { op: "add", path: "/data/r", value: "1" },
      ]),
      get("reads", at),
    ],
  },
  {
    name: "what an update owns",
    steps: [
      post(
        "a pod",
        "pods",
        pod(
          "p",
          {
            containers: [
              container("a", { ports: [{ containerPort: 80 }], env: [{ name: "E", value: "" }], command: [] }),
            ],
            tolerations: [],
          },
          { labels: {}, annotations: { a: "" }, finalizers: ["x.y/z"] },
        ),
      ),
      strategicPatch(
        "its image",
        "pods/p",
        { spec: { containers: [{ name: "a", image: "b" }] } },
        { query: { fieldManager: "img" } },
      ),
      mergePatch(
        "its finalizers",
        "pods/p",
        {
          metadata: {
            finalizers: ["x.y/z", "x.y/q"],
            ownerReferences: [{ apiVersion: "v1", kind: "A", name: "b", uid: "00000000-0000-0000-0000-000000000001" }],
          },
        },
        { query: { fieldManager: "fin" } },
      ),
      mergePatch(
        "its labels",
        "pods/p",
        { metadata: { labels: { a: "1" }, annotations: null } },
        { query: { fieldManager: "lab" } },
      ),
      mergePatch("its labels again", "pods/p", { metadata: { labels: null } }, { query: { fieldManager: "lab" } }),
      post("a deployment", "apps/v1/deployments", deployment("web"), { query: { fieldManager: "c" } }),
      put(
        "puts it with a changed template",
        "apps/v1/deployments/web",
        deployment("web", {
          pods: { containers: [container("b"), container("a")], volumes: [{ name: "v", emptyDir: {} }] },
        }),
        { query: { fieldManager: "p" } },
      ),
      strategicPatch(
        "reorders the containers",
        "apps/v1/deployments/web",
        { spec: { template: { spec: { "$setElementOrder/containers": [{ name: "a" }, { name: "b" }] } } } },
        { query: { fieldManager: "order" } },
      ),
      remove("is deleted with a finalizer", "pods/p"),
      get("is there still", "pods/p"),
    ],
  },
];
