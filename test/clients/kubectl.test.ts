/** What people type: kubectl's verbs one after another in one namespace, each with its exit code and the gist of what it says. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { describeWith, has } from "./client-program.ts";

const run = promisify(execFile);

interface Step {
  readonly type: string;
  readonly says: RegExp;
  /** 0 where absent. */
  readonly exit?: number;
  readonly editor?: string;
}

const manifest = (greeting: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: applied, labels: {app: applied}}
data: {greeting: ${greeting}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: applied, labels: {app: applied}}
spec:
  selector: {matchLabels: {app: applied}}
  template:
    metadata: {labels: {app: applied}}
    spec: {containers: [{name: a, image: a}, {name: b, image: b}]}
`;

const files: Readonly<Record<string, string>> = {
  "first.yaml": manifest("hello"),
  "second.yaml": manifest("goodbye"),
  "pruned.yaml": "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: other, labels: {app: applied}}}",
  "unknown.yaml": "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: unknown}, dataa: {a: b}}",
  "node.yaml": "---\n{apiVersion: v1, kind: Node, metadata: {name: n1}}",
};

const steps: readonly Step[] = [
  { type: "create namespace sweep", says: /namespace\/sweep created/ },
  { type: "create serviceaccount default", says: /serviceaccount\/default created/ },
  { type: "api-resources --api-group=apps -o name", says: /deployments\.apps\n/ },
  { type: "explain deployment.spec.strategy --recursive", says: /rollingUpdate\s+<RollingUpdateDeployment>/ },
  { type: "create deployment web --image=nginx:1 --replicas=2 --port=80", says: /deployment.apps\/web created/ },
  { type: "create configmap cm --from-literal=a=1", says: /configmap\/cm created/ },
  { type: "create job j --image=busybox -- echo hi", says: /job.batch\/j created/ },
  {
    type: "create ingress in --rule=foo.com/bar*=svc:80,tls=c --class=x",
    says: /ingress.networking.k8s.io\/in created/,
  },
  { type: "get deployments,configmaps", says: /deployment.apps\/web +0\/2 +0 +0 +\d+s/ },
  { type: "get configmap cm -o jsonpath={.data.a}", says: /^1$/ },
  { type: "get deployment web --subresource=scale -o yaml", says: /kind: Scale/ },
  { type: "label configmap cm x=y", says: /labeled/ },
  { type: "label configmap cm x=z", says: /--overwrite is false/, exit: 1 },
  { type: "annotate configmap cm note=yes", says: /annotated/ },
  { type: 'patch configmap cm -p {"data":{"a":"2"}}', says: /patched/ },
  { type: 'patch configmap cm --type=json -p [{"op":"remove","path":"/x"}]', says: /invalid/, exit: 1 },
  { type: "scale deployment web --replicas=3", says: /scaled/ },
  { type: "autoscale deployment web --min=1 --max=5 --cpu-percent=80", says: /autoscaled/ },
  { type: "expose deployment web --port=80 --name=exposed", says: /service\/exposed exposed/ },
  { type: "set image deployment/web nginx=nginx:2", says: /image updated/ },
  { type: "set env deployment/web A=b", says: /env updated/ },
  { type: "rollout restart deployment/web", says: /restarted/ },
  { type: "rollout status deployment/web --timeout=1s", says: /timed out|Waiting/, exit: 1 },
  { type: "apply -f first.yaml", says: /deployment.apps\/applied created/ },
  { type: "apply -f first.yaml", says: /deployment.apps\/applied unchanged/ },
  { type: "diff -f second.yaml", says: /\+ +greeting: goodbye/, exit: 1 },
  { type: "apply -f second.yaml --dry-run=server", says: /configmap\/applied configured \(server dry run\)/ },
  { type: "apply -f second.yaml --server-side", says: /applied serverside-applied/ },
  { type: "apply -f first.yaml --server-side --field-manager=b", says: /conflict with "kubectl"/, exit: 1 },
  { type: "apply -f first.yaml --server-side --field-manager=b --force-conflicts", says: /serverside-applied/ },
  { type: "apply -f unknown.yaml", says: /unknown field "dataa"/, exit: 1 },
  {
    type: "apply -f pruned.yaml --prune -l app=applied --prune-allowlist=core/v1/ConfigMap",
    says: /configmap\/applied pruned/,
  },
  { type: "edit configmap cm", editor: "sed -i s/note:/noted:/", says: /configmap\/cm edited/ },
  { type: "create -f node.yaml", says: /node\/n1 created/ },
  { type: "taint node n1 k=v:NoSchedule", says: /tainted/ },
  { type: "cordon n1", says: /cordoned/ },
  { type: 'run p --image=nginx --overrides={"spec":{"nodeName":"n1"}}', says: /pod\/p created/ },
  { type: "describe pod p", says: /Node: +n1/ },
  { type: "drain n1 --force --grace-period=0 --timeout=5s", says: /pod "?\/?p"? (evicted|deleted)|node\/n1 drained/ },
  { type: "auth can-i create pods", says: /yes/ },
  { type: "auth whoami", says: /system:masters/ },
  { type: "wait --for=jsonpath={.spec.replicas}=3 deployment/web --timeout=5s", says: /condition met/ },
  { type: "events", says: /./ },
  { type: "create token default --duration=10m", says: /^ey/ },
  { type: "get configmaps -A --chunk-size=1", says: /sweep +cm / },
  { type: "get configmap none", says: /configmaps "none" not found/, exit: 1 },
  { type: "delete configmap cm --dry-run=server", says: /deleted \(server dry run\)|deleted from/ },
  { type: "delete deployment,service,configmap --all", says: /deployment.apps "web" deleted/ },
  { type: "delete namespace sweep --wait=false", says: /namespace "sweep" deleted/ },
];

describeWith({ name: "kubectl", found: has("kubectl", "version", "--client") }, "kubectl", () => {
  let pair: Pair;
  let folder: string;
  beforeAll(async () => {
    pair = await startPair();
    folder = mkdtempSync(join(tmpdir(), "kubets-kubectl-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }, 90_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await pair?.stop();
  }, 30_000);

  const typed = async ({ type, editor = "false" }: Step) => {
    const env = { ...process.env, KUBECONFIG: pair.kubeconfig, KUBE_EDITOR: editor };
    return run("kubectl", ["--namespace=sweep", ...type.split(" ")], { cwd: folder, env, timeout: 30_000 })
      .then(({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }))
      .catch(({ code, stdout, stderr }) => ({ code: code as number, text: `${stdout}${stderr}` }));
  };
  for (const [i, step] of steps.entries()) {
    test(`${i + 1} ${step.type}`, async () => {
      const { code, text } = await typed(step);
      expect({ code, text }).toEqual({ code: step.exit ?? 0, text: expect.stringMatching(step.says) });
    }, 40_000);
  }
});
