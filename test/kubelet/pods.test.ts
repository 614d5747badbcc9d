import { execFileSync } from "node:child_process";
import { kinds } from "@kubets/api";
import { image, type TestNode } from "./open-node.ts";
import { nodeReady, openReadyNode } from "./open-ready-node.ts";
import { passes } from "./passes.ts";
import { main, type PodsOn, podsOn, ready, sh } from "./pods-on.ts";

const startMs = 90_000;
const testMs = 60_000;
let node: TestNode;
let get: PodsOn["get"];
let run: PodsOn["run"];
let becomes: PodsOn["becomes"];
const namespace = "default";

beforeAll(async () => {
  node = await openReadyNode("10.244.7.0/24");
  ({ get, run, becomes } = podsOn(node));
}, startMs);
afterAll(() => node.stop(), startMs);

const docker = (...words: string[]) => execFileSync("docker", ["-H", node.docker.endpoint, ...words]).toString();
const logOf = (name: string, query = "") => node.page(`/containerLogs/${namespace}/${name}/main${query}`);

test(
  "a pod runs its init containers, then its containers with variables, volumes and names, and tells it all",
  async () => {
    await node.client.create(kinds.ConfigMap, { metadata: { name: "colors", namespace }, data: { sky: "blue" } });
    await node.client.create(kinds.Secret, {
      metadata: { name: "words", namespace },
      data: { pass: Buffer.from("open sesame").toString("base64") },
    });
    const script = `
    echo "sky $SKY pass $PASS ip $POD_IP of $KUBERNETES_SERVICE_HOST; $GREETING"
    cat /data/made /config/sky /config/labels; echo; cat /var/run/secrets/kubernetes.io/serviceaccount/namespace; echo
    grep $POD_IP /etc/hosts; grep nameserver /etc/resolv.conf; hostname; exec sleep 1000`;
    await run(
      "whole",
      {
        ...sh(script),
        env: [
          { name: "SKY", valueFrom: { configMapKeyRef: { name: "colors", key: "sky" } } },
          { name: "PASS", valueFrom: { secretKeyRef: { name: "words", key: "pass" } } },
          { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
          { name: "GREETING", value: "hello $(SKY) $$(SKY)" },
        ],
        volumeMounts: [
          { name: "data", mountPath: "/data" },
          { name: "config", mountPath: "/config" },
        ],
      },
      {
        initContainers: [
          {
            name: "init",
            image,
            resources: {},
            ...sh("echo made by init > /data/made"),
            volumeMounts: [{ name: "data", mountPath: "/data" }],
          },
        ],
        volumes: [
          { name: "data", emptyDir: { medium: "Memory" } },
          {
            name: "config",
            projected: {
              sources: [
                { configMap: { name: "colors" } },
                {
                  downwardAPI: {
                    items: [{ path: "labels", fieldRef: { apiVersion: "v1", fieldPath: "metadata.labels" } }],
                  },
                },
              ],
            },
          },
        ],
      },
    );
    await becomes("whole", ready, "True");
    const { status } = await get("whole");
    expect([status?.phase, status?.qosClass, status?.podIP?.startsWith("10.244.7.")]).toEqual([
      "Running",
      "BestEffort",
      true,
    ]);
    expect(status?.initContainerStatuses?.[0]?.state.terminated?.reason).toBe("Completed");
    await passes(async () => expect(await logOf("whole")).toContain("whole\n"), 5000);
    expect((await logOf("whole")).split("\n")).toEqual([
      `sky blue pass open sesame ip ${status?.podIP} of 10.96.0.1; hello blue $(SKY)`,
      "made by init",
      'blueapp="whole"',
      "default",
      `${status?.podIP}\twhole`,
      "nameserver 10.96.0.10",
      "whole",
      "",
    ]);
    expect(await logOf("whole", "?tailLines=1")).toBe("whole\n");
  },
  testMs,
);

test(
  "a container that fails is started again, after a back-off, and its last words are kept",
  async () => {
    await run("crash", sh("echo oops > /dev/termination-log; exit 3"));
    await becomes("crash", (pod) => main(pod)?.state.waiting?.reason, "CrashLoopBackOff");
    const status = main(await get("crash"));
    expect(status?.restartCount).toBe(1);
    expect(status?.lastState.terminated).toMatchObject({ exitCode: 3, reason: "Error", message: "oops\n" });
  },
  testMs,
);

test(
  "a pod that need not run again ends as what it did",
  async () => {
    await run("succeeds", sh("exit 0"), { restartPolicy: "Never" });
    await run("fails", sh("exit 1"), { restartPolicy: "Never" });
    await becomes("succeeds", ({ status }) => status?.phase, "Succeeded");
    await becomes("fails", ({ status }) => status?.phase, "Failed");
  },
  testMs,
);

test(
  "what keeps a container from starting is said while it waits",
  async () => {
    await run("no-image", { image: "kubets.test/nothing:1", imagePullPolicy: "Never" });
    await run("no-config", { envFrom: [{ configMapRef: { name: "absent" } }] });
    await run("too-big", { resources: { requests: { cpu: "1000" } } });
    await becomes("no-image", (pod) => main(pod)?.state.waiting?.reason, "ErrImageNeverPull");
    await becomes("no-config", (pod) => main(pod)?.state.waiting?.reason, "CreateContainerConfigError");
    await becomes("too-big", ({ status }) => [status?.phase, status?.reason], ["Failed", "OutOfcpu"]);
  },
  testMs,
);

test(
  "probes decide over readiness and restarts",
  async () => {
    const probe = { exec: { command: ["test", "-e", "/tmp/ok"] }, periodSeconds: 1, failureThreshold: 1 };
    await run("probed", { ...sh("sleep 2; touch /tmp/ok; sleep 1000"), readinessProbe: probe });
    await run("unwell", { ...sh("sleep 1000"), livenessProbe: probe });
    await becomes("probed", (pod) => [main(pod)?.started, ready(pod)], [true, "False"]);
    await becomes("probed", ready, "True");
    await passes(async () => expect(main(await get("unwell"))?.restartCount).toBeGreaterThan(0), 20_000);
  },
  testMs,
);

test(
  "a kubelet that is killed and started again touches no container",
  async () => {
    await becomes("whole", ready, "True");
    const before = main(await get("whole"));
    await node.killKubelet();
    node.startKubelet();
    await passes(async () => expect(await nodeReady(node)).toBe("True"), 20_000);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(main(await get("whole"))).toEqual(before);
  },
  testMs,
);

test(
  "a dockerd that does not answer means unknown: nothing is taken for gone",
  async () => {
    const before = await get("whole");
    await node.docker.killDockerd();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect((await get("whole")).status).toEqual(before.status);
    await node.docker.restartDockerd();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(main(await get("whole"))).toEqual(main(before));
  },
  testMs,
);

test(
  "a sandbox that dies is replaced, with its containers",
  async () => {
    const before = main(await get("whole"));
    const { metadata } = await get("whole");
    docker("kill", `k8s_POD_whole_${namespace}_${metadata.uid}_0`);
    await becomes("whole", (pod) => [ready(pod), main(pod)?.restartCount], ["True", 1], 40_000);
    expect(main(await get("whole"))?.containerID).not.toBe(before?.containerID);
  },
  testMs,
);

test(
  "a pod that is deleted ends with grace, and leaves nothing behind",
  async () => {
    await run("leaving", sh("trap 'echo asked; exit 0' TERM; while true; do sleep 0.1; done"), {
      terminationGracePeriodSeconds: 20,
    });
    await becomes("leaving", ready, "True");
    const { metadata } = await get("leaving");
    const began = Date.now();
    await node.client.delete(kinds.Pod, { namespace, name: "leaving" });
    await passes(() => expect(get("leaving")).rejects.toThrow("not found"), 20_000);
    expect(Date.now() - began).toBeLessThan(10_000);
    const left = await node.page("/pods");
    expect(left).not.toContain(metadata.uid);
  },
  testMs,
);

test(
  "a pod that vanishes from the API while no kubelet runs is ended by the next one",
  async () => {
    const { metadata } = await get("probed");
    await node.killKubelet();
    await node.client.delete(kinds.Pod, { namespace, name: "probed" }, { gracePeriodSeconds: 0 });
    node.startKubelet();
    await passes(async () => expect(containersOf(metadata.uid ?? "")).toBe(""), 30_000);
  },
  testMs,
);

const containersOf = (uid: string): string => docker("ps", "-aq", "--filter", `label=io.kubernetes.pod.uid=${uid}`);
