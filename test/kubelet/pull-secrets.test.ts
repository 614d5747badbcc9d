import type { ChildProcess } from "node:child_process";
import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { startRegistry } from "../dev/start-registry.ts";
import type { TestNode } from "./open-node.ts";
import { openReadyNode } from "./open-ready-node.ts";
import { main, type PodsOn, podsOn, ready, sh } from "./pods-on.ts";

const startMs = 90_000;
const testMs = 60_000;
const namespace = "default";
const registry = "127.0.0.1:5001";
const image = `${registry}/team/app:1`;
const container = { image, imagePullPolicy: "Always", ...sh("exec sleep 1000") } as const;
let node: TestNode;
let pods: PodsOn;
let registryProcess: ChildProcess;

beforeAll(async () => {
  node = await openReadyNode("10.244.8.0/24");
  pods = podsOn(node);
  registryProcess = await startRegistry(node.docker, { port: 5001, user: "ada:secret" });
}, startMs);
afterAll(async () => {
  registryProcess?.kill();
  await node?.stop();
}, startMs);

const addSecret = (name: string, password: string) => {
  const auths = { [registry]: { auth: Buffer.from(`ada:${password}`).toString("base64") } };
  const file = Buffer.from(JSON.stringify({ auths })).toString("base64");
  const secret = { type: "kubernetes.io/dockerconfigjson", data: { ".dockerconfigjson": file } };
  return node.client.create(kinds.Secret, { metadata: { name, namespace }, ...secret });
};
const waitsToPull = (pod: Pod) => /^(ErrImagePull|ImagePullBackOff)$/.test(main(pod)?.state.waiting?.reason ?? "");
const why = (pod: Pod) => main(pod)?.state.waiting?.message;

test(
  "an image of a registry that asks who pulls is not had without a secret, nor with a wrong one",
  async () => {
    await addSecret("wrong", "guess");
    await pods.run("stranger", container);
    await pods.run("guesser", container, { imagePullSecrets: [{ name: "wrong" }] });
    for (const name of ["stranger", "guesser"]) {
      await pods.becomes(name, waitsToPull, true);
      expect(why(await pods.get(name))).toMatch(/no basic auth credentials|unauthorized|authentication required/);
    }
  },
  testMs,
);

test(
  "a pod pulls with its own secret, and with that of its service account",
  async () => {
    await addSecret("right", "secret");
    const imagePullSecrets = [{ name: "right" }];
    await pods.run("knower", container, { imagePullSecrets });
    await pods.becomes("knower", ready, "True");
    expect(main(await pods.get("knower"))?.imageID).toMatch(
      /^docker-pullable:\/\/127\.0\.0\.1:5001\/team\/app@sha256:[0-9a-f]{64}$/,
    );
    await node.client.create(kinds.ServiceAccount, { metadata: { name: "puller", namespace }, imagePullSecrets });
    await pods.run("employee", container, { serviceAccountName: "puller" });
    await pods.becomes("employee", ready, "True");
  },
  testMs,
);

test(
  "a pod whose secret comes late starts after its back-off",
  async () => {
    await pods.run("early", container, { imagePullSecrets: [{ name: "late" }] });
    await pods.becomes("early", waitsToPull, true);
    await addSecret("late", "secret");
    await pods.becomes("early", ready, "True", 40_000);
  },
  testMs,
);
