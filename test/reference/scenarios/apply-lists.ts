import { configMap, container, deployment, pod, service } from "../objects.ts";
import { applyAs, jsonPatch, mergePatch, post, type Scenario } from "../scenario.ts";

const at = "configmaps/a";
const deploy = "apps/v1/deployments/web";
const finalizers = (...names: string[]) => configMap("a", {}, { finalizers: names });
const withEnv = (...env: object[]) => pod("p", { containers: [container("a", { env })] });
const containers = (...names: string[]) =>
  deployment("web", { pods: { containers: names.map((name) => container(name)) } });
const ports = (...list: object[]) => service("s", { ports: list });

/** Sets, and lists with keys. */
export const applyLists: readonly Scenario[] = [
  {
    name: "apply of a set",
    steps: [
      applyAs("one", "creates", at, finalizers("x.y/a", "x.y/b")),
      applyAs("two", "adds and shares", at, finalizers("x.y/c", "x.y/b")),
      applyAs("one", "reorders", at, finalizers("x.y/b", "x.y/a")),
      applyAs("one", "removes one that is shared and one that is not", at, finalizers("x.y/d")),
      applyAs("three", "puts one before the others", at, finalizers("x.y/e", "x.y/c")),
      applyAs("three", "has one twice", at, finalizers("x.y/e", "x.y/e")),
      applyAs("two", "has an empty set", at, finalizers()),
      mergePatch("an updater replaces the list", at, { metadata: { finalizers: ["x.y/d", "x.y/z"] } }),
      applyAs("one", "applies what is there", at, finalizers("x.y/d", "x.y/z")),
      jsonPatch("removes the list", at, [{ op: "remove", path: "/metadata/finalizers" }]),
    ],
  },
  {
    name: "apply of lists with a key",
    steps: [
      applyAs("one", "creates", deploy, containers("a", "b", "c")),
      applyAs("two", "puts its own between", deploy, containers("a", "x", "c")),
      applyAs("one", "turns the order", deploy, containers("c", "b", "a")),
      applyAs("two", "turns its order", deploy, containers("x", "c", "a")),
      applyAs("one", "drops one", deploy, containers("a", "c")),
      applyAs("three", "has its own first", deploy, containers("z", "b")),
      applyAs("one", "has one twice", deploy, containers("a", "a")),
      applyAs("one", "has one without its key", deploy, deployment("web", { pods: { containers: [{ image: "q" }] } })),
      applyAs("one", "has an item that is null", deploy, deployment("web", { pods: { containers: [null] } })),
      applyAs("one", "has an item that is a text", deploy, deployment("web", { pods: { containers: ["a"] } })),
      applyAs("one", "has an object for the list", deploy, deployment("web", { pods: { containers: { a: 1 } } })),
    ],
  },
  {
    name: "apply of lists with keys that have defaults",
    steps: [
      applyAs("one", "creates", "services/s", ports({ port: 53, name: "u", protocol: "UDP" }, { port: 53, name: "t" })),
      applyAs(
        "one",
        "says the default",
        "services/s",
        ports({ port: 53, name: "u", protocol: "UDP" }, { port: 53, name: "t", protocol: "TCP" }),
      ),
      applyAs("two", "shares by the default", "services/s", ports({ port: 53, name: "t", targetPort: 5353 })),
      applyAs("two", "forces", "services/s", ports({ port: 53, name: "t", targetPort: 5353 }), { force: true }),
      applyAs("one", "drops one", "services/s", ports({ port: 53, name: "t" })),
      applyAs(
        "one",
        "has a port twice",
        "services/s",
        ports({ port: 53, name: "t" }, { port: 53, name: "v", protocol: "TCP" }),
      ),
      applyAs("one", "has an unnamed second", "services/s", ports({ port: 80 })),
      applyAs("two", "drops all", "services/s", service("s", { selector: { a: "b" } })),
      applyAs(
        "pods",
        "creates container ports",
        "pods/p",
        pod("p", {
          containers: [container("a", { ports: [{ containerPort: 80 }, { containerPort: 80, protocol: "UDP" }] })],
        }),
      ),
      applyAs(
        "pods2",
        "shares one",
        "pods/p",
        pod("p", { containers: [{ name: "a", ports: [{ containerPort: 80, protocol: "TCP" }] }] }),
      ),
    ],
  },
  {
    name: "lists that were written with items twice",
    steps: [
      post(
        "is created with a variable twice",
        "pods",
        withEnv({ name: "A", value: "1" }, { name: "A", value: "2" }, { name: "B", value: "1" }),
      ),
      applyAs("one", "applies another", "pods/p", pod("p", {}, { labels: { a: "b" } })),
      applyAs("one", "applies the doubled one", "pods/p", withEnv({ name: "A", value: "2" })),
      applyAs("one", "applies the single one", "pods/p", withEnv({ name: "B", value: "1" })),
      post(
        "deployment with a variable twice",
        "apps/v1/deployments",
        deployment("web", {
          pods: {
            containers: [
              container("a", {
                env: [
                  { name: "A", value: "1" },
                  { name: "A", value: "2" },
                ],
              }),
            ],
          },
        }),
      ),
      applyAs(
        "one",
        "applies the doubled one there",
        deploy,
        deployment("web", { pods: { containers: [container("a", { env: [{ name: "A", value: "3" }] })] } }),
        { force: true },
      ),
      applyAs("one", "gives it up", deploy, deployment("web")),
    ],
  },
];
