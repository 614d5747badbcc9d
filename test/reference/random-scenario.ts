import { randomOf } from "../dev/random-of.ts";
import { deployment } from "./objects.ts";
import { applyAs, get, jsonPatch, mergePatch, put, type Scenario, type Step, strategicPatch } from "./scenario.ts";

type Fields = Record<string, unknown>;

/** What the steps of a story are made from. */
function dice(random: () => number) {
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(...of: readonly T[]): T => of[below(of.length)]!;
  const maybe = (chance: number, fields: () => Fields): Fields => (random() < chance ? fields() : {});
  const some = <T>(...of: readonly T[]): T[] => of.filter(() => random() < 0.4).sort(() => random() - 0.5);
  return { below, one, maybe, some };
}

function randomSpec({ one, maybe, some, below }: ReturnType<typeof dice>): Fields {
  const environment = (name: string) => ({ name, ...maybe(0.7, () => ({ value: one("", "1", "2") })) });
  const port = (containerPort: number) => ({
    containerPort,
    ...maybe(0.4, () => ({ protocol: one("TCP", "UDP") })),
    ...maybe(0.3, () => ({ name: `p${containerPort}` })),
  });
  const container = (name: string) => ({
    name,
    ...maybe(0.8, () => ({ image: one("x", "y") })),
    ...maybe(0.3, () => ({ env: some("A", "B", "C").map(environment) })),
    ...maybe(0.3, () => ({ ports: some(80, 81).map(port) })),
    ...maybe(0.2, () => ({ command: some("a", "b") })),
    ...maybe(0.2, () => ({ resources: one<Fields | null>({}, { limits: { cpu: one("1", "1000m") } }, null) })),
  });
  const podSpec = {
    ...maybe(0.9, () => ({ containers: ["a", ...some("b", "c")].map(container) })),
    ...maybe(0.2, () => ({ nodeSelector: one<Fields | null>({}, { a: one("1", "2") }, { b: "1" }, null) })),
    ...maybe(0.2, () => ({ volumes: some("v", "w").map((name) => ({ name, emptyDir: {} })) })),
    ...maybe(0.2, () => ({ securityContext: one<Fields | null>({}, { runAsUser: below(2) }, null) })),
  };
  return {
    ...maybe(0.4, () => ({ replicas: one<number | null>(0, 1, 2, null) })),
    ...maybe(0.2, () => ({ paused: one(true, false) })),
    ...maybe(0.2, () => ({ strategy: one<Fields | null>({}, { type: "Recreate" }, { type: "RollingUpdate" }, null) })),
    template: { metadata: { labels: { app: "web" } }, spec: podSpec },
  };
}

const path = "apps/v1/deployments/web";

/** A story of several managers who apply, update and patch one Deployment, and its Scale and status. */
export function randomScenario(seed: number): Scenario {
  const dicing = dice(randomOf(seed));
  const { one, maybe, some, below } = dicing;
  const metadata = () => ({
    name: "web",
    ...maybe(0.4, () => ({ labels: Object.fromEntries(some("l", "m").map((key) => [key, one("1", "2")])) })),
    ...maybe(0.2, () => ({ finalizers: some("x.y/a", "x.y/b", "x.y/c") })),
  });
  const whole = (): Fields => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(),
    spec: randomSpec(dicing),
  });
  // Never the replicas that there are: what then happens is one of docs/differences.md.
  let replicas = 10;
  const scale = () => ({
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name: "web" },
    spec: { replicas: replicas++ },
  });
  const status = () => ({
    ...whole(),
    status: { ...maybe(0.7, () => ({ replicas: below(3) })), ...maybe(0.3, () => ({ readyReplicas: below(3) })) },
  });
  const step = (it: string): Step => {
    const manager = one("one", "two", "three");
    const by = { query: { fieldManager: manager } };
    const force = { force: dicing.below(3) > 0 };
    const made = one(
      () => applyAs(manager, it, path, whole(), force),
      () => applyAs(manager, it, path, whole(), force),
      () => applyAs(manager, it, path, whole(), force),
      () => applyAs(manager, it, `${path}/scale`, scale(), force),
      () => applyAs(manager, it, `${path}/status`, status(), force),
      () => mergePatch(it, path, { metadata: metadata(), spec: randomSpec(dicing) }, by),
      () => strategicPatch(it, path, { spec: randomSpec(dicing) }, by),
      () => mergePatch(it, `${path}/status`, { status: status().status }, by),
      () => put(it, `${path}/scale`, scale(), by),
      () =>
        jsonPatch(
          it,
          path,
          [
            {
              op: one("remove", "test"),
              path: one("/metadata/labels", "/spec/replicas", "/spec/template/spec/containers/1"),
            },
          ],
          by,
        ),
      () => put(it, path, { ...deployment("web"), ...maybe(0.5, () => ({ metadata: metadata() })) }, by),
      () => get(it, path),
    );
    return made();
  };
  const first = applyAs("one", "creates", path, { ...deployment("web", { replicas: 1 }), metadata: metadata() });
  const steps = Array.from({ length: 12 }, (_, i) => step(`step ${i + 2}`));
  return { name: `random ${seed}`, steps: [first, ...steps, get("reads", path)] };
}
