import { configMap, deployment, pod } from "../objects.ts";
import { applyAs, get, mergePatch, post, type Scenario } from "../scenario.ts";

const at = "configmaps/a";
const yaml = (text: string) => text;
const raw = { contentType: "application/apply-patch+yaml" };

/** What is refused, and bodies of every form. */
export const applyErrors: readonly Scenario[] = [
  {
    name: "apply that is refused",
    steps: [
      applyAs("", "has no manager", at, configMap("a")),
      applyAs("x".repeat(129), "has a manager that is too long", at, configMap("a")),
      applyAs("a\u0001", "has a manager that cannot be printed", at, configMap("a")),
      applyAs("one", "names another", at, configMap("b")),
      applyAs("one", "names nobody", at, { apiVersion: "v1", kind: "ConfigMap", metadata: {} }),
      applyAs("one", "names another namespace", at, configMap("a", {}, { namespace: "other" })),
      applyAs("one", "is of another kind", at, { ...configMap("a"), kind: "Secret" }),
      applyAs("one", "is of another version", at, { ...configMap("a"), apiVersion: "v2" }),
      applyAs("one", "is of another group", at, { ...configMap("a"), apiVersion: "apps/v1" }),
      applyAs("one", "is of no kind", at, { apiVersion: "v1", metadata: { name: "a" } }),
      applyAs("one", "is of no version", at, { kind: "ConfigMap", metadata: { name: "a" } }),
      applyAs("one", "has managers", at, configMap("a", {}, { managedFields: [{ manager: "x" }] })),
      applyAs("one", "has an empty list of managers", at, configMap("a", {}, { managedFields: [] })),
      applyAs("one", "has a null list of managers", at, configMap("a", {}, { managedFields: null })),
      applyAs(
        "one",
        "has a uid of its own",
        "configmaps/b",
        configMap("b", {}, { uid: "00000000-0000-0000-0000-000000000001" }),
      ),
      applyAs("one", "has a resourceVersion of its own", "configmaps/c", configMap("c", {}, { resourceVersion: "1" })),
      post("is created", "configmaps", configMap("d", { data: { x: "1" } }), {
        save: { rv: "metadata.resourceVersion", uid: "metadata.uid" },
      }),
      applyAs(
        "one",
        "has the right version",
        "configmaps/d",
        configMap("d", { data: { y: "1" } }, { resourceVersion: "{rv}" }),
      ),
      applyAs(
        "one",
        "has a stale version",
        "configmaps/d",
        configMap("d", { data: { y: "2" } }, { resourceVersion: "{rv}" }),
      ),
      applyAs("one", "has the right uid", "configmaps/d", configMap("d", { data: { y: "3" } }, { uid: "{uid}" })),
      applyAs(
        "one",
        "has another uid",
        "configmaps/d",
        configMap("d", { data: { y: "4" } }, { uid: "00000000-0000-0000-0000-000000000001" }),
      ),
      applyAs("one", "has generateName", "configmaps/e", {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "e", generateName: "e-" },
      }),
      applyAs("one", "in a namespace that is not", "/api/v1/namespaces/nowhere/configmaps/a", configMap("a")),
      applyAs("one", "a status part of what has none", "configmaps/d/status", configMap("d")),
      applyAs("one", "to a whole collection", "configmaps", configMap("d")),
      applyAs("one", "force said wrongly", at, configMap("a"), { query: { fieldManager: "one", force: "maybe" } }),
      mergePatch("force without apply", "configmaps/d", {}, { query: { force: "true" } }),
      applyAs("one", "invalid by name", "configmaps/A_B", configMap("A_B")),
      applyAs(
        "one",
        "a change of what cannot change",
        "configmaps/f",
        configMap("f", { immutable: true, data: { a: "1" } }),
      ),
      applyAs("one", "a change of it", "configmaps/f", configMap("f", { immutable: true, data: { a: "2" } })),
      applyAs("one", "with an unknown query", "configmaps/g", configMap("g"), {
        query: { fieldManager: "one", bogus: "1" },
      }),
    ],
  },
  {
    name: "apply by other bodies",
    steps: [
      applyAs(
        "one",
        "as YAML",
        at,
        yaml(
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a # its name\ndata:\n  x: |\n    two\n    lines\n  'y': \"1\"\n",
        ),
      ),
      applyAs(
        "one",
        "as YAML with anchors",
        at,
        yaml(
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: &l {a: b}, annotations: *l}\ndata: {x: '1'}\n",
        ),
      ),
      applyAs(
        "one",
        "as YAML with a merge key",
        at,
        yaml(
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: &l {a: b}\n  annotations:\n    <<: *l\n    c: d\n",
        ),
      ),
      applyAs(
        "one",
        "as YAML with numbers for texts",
        at,
        yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: 1}\n"),
      ),
      applyAs(
        "one",
        "as YAML with yes and no",
        at,
        yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nimmutable: no\ndata: {x: 'yes'}\n"),
      ),
      applyAs(
        "one",
        "as YAML with two documents",
        at,
        yaml(
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '1'}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '2'}\n",
        ),
      ),
      applyAs(
        "one",
        "as YAML that begins with dashes",
        at,
        yaml("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '3'}\n"),
      ),
      applyAs(
        "one",
        "as YAML with an empty first document",
        at,
        yaml("---\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '4'}\n"),
      ),
      applyAs(
        "one",
        "as YAML with a field twice",
        at,
        yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '1', x: '2'}\n"),
      ),
      applyAs(
        "one",
        "as JSON with a field twice",
        at,
        '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"x":"1","x":"2"}}',
      ),
      applyAs(
        "one",
        "as JSON with a field twice, strictly",
        at,
        '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"x":"1","x":"2"}}',
        { query: { fieldManager: "one", fieldValidation: "Strict" } },
      ),
      applyAs("one", "as nothing", at, ""),
      applyAs("one", "as null", at, "null"),
      applyAs("one", "as a list", at, "[]"),
      applyAs("one", "as a text", at, "hello"),
      applyAs("one", "as a number", at, "1"),
      applyAs(
        "one",
        "with a key of numbers",
        at,
        yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {1: a}\n"),
      ),
      applyAs(
        "one",
        "with a time of YAML",
        at,
        yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: 2024-01-01}\n"),
      ),
      applyAs(
        "one",
        "with a large integer",
        "pods/p",
        JSON.stringify(pod("p", { securityContext: { runAsUser: 77 } })).replace("77", "9007199254740993"),
      ),
      applyAs("one", "with the CBOR type", at, "x", { contentType: "application/apply-patch+cbor" }),
      applyAs("one", "with the JSON type", at, configMap("a"), { contentType: "application/json" }),
      applyAs("one", "with a protobuf type", at, "k8s\0", { contentType: "application/vnd.kubernetes.protobuf" }),
      applyAs("one", "with no type", at, configMap("a"), { contentType: "" }),
      applyAs("one", "with a type that is none", at, configMap("a"), { contentType: "application/apply-patch+json" }),
      applyAs("one", "with a charset", at, configMap("a", { data: { z: "z" } }), {
        contentType: "application/apply-patch+yaml; charset=utf-8",
      }),
      get("reads", at),
      applyAs(
        "one",
        "a deployment as YAML",
        "apps/v1/deployments/web",
        JSON.stringify(deployment("web"), null, 2),
        raw,
      ),
    ],
  },
];
