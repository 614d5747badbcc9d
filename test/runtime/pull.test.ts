import type { ChildProcess } from "node:child_process";
import type { Runtime } from "../../services/kubelet/src/ports/runtime.ts";
import { dockerRuntime } from "../../services/kubelet/src/runtime/docker/docker-runtime.ts";
import { imageCollector } from "../../services/kubelet/src/runtime/images/image-collector.ts";
import { credentialsFor } from "../../services/kubelet/src/runtime/images/registry-credentials.ts";
import { type Dockerd, startDockerd } from "../dev/start-dockerd.ts";
import { startRegistry } from "../dev/start-registry.ts";
import { aSandbox } from "./configs.ts";

/** Ports inside the network namespace of the test's own dockerd. */
const openPort = 5000;
const guardedPort = 5001;

/** A container takes its time on a busy machine. */
const it = (name: string, run: () => Promise<void>) => test(name, run, 30_000);

const open = `127.0.0.1:${openPort}/team/app:1`;
const guarded = `127.0.0.1:${guardedPort}/team/app:1`;

let dockerd: Dockerd;
let runtime: Runtime;
const registries: ChildProcess[] = [];

beforeAll(async () => {
  dockerd = await startDockerd();
  runtime = dockerRuntime({ endpoint: dockerd.endpoint });
  registries.push(await startRegistry(dockerd, { port: openPort }));
  registries.push(await startRegistry(dockerd, { port: guardedPort, user: "ada:secret" }));
}, 60_000);

afterAll(async () => {
  for (const registry of registries) registry.kill();
  await dockerd?.stop();
}, 60_000);

const secret = (auths: object) => [
  { type: "kubernetes.io/dockerconfigjson", data: { ".dockerconfigjson": JSON.stringify({ auths }) } },
];
const auth = (text: string) => ({ auth: Buffer.from(text).toString("base64") });

it("pullImage() brings an image with its digest and its user", async () => {
  const image = await runtime.pullImage(open, []);
  expect(image).toMatchObject({ tags: [open], user: "1000", id: expect.stringMatching(/^sha256:/) });
  expect(image.digests).toEqual([expect.stringMatching(/^127\.0\.0\.1:5000\/team\/app@sha256:[0-9a-f]{64}$/)]);
  expect(await runtime.imageStatus(image.digests[0]!)).toMatchObject({ id: image.id });
  expect(await runtime.pullImage(image.digests[0]!, [])).toMatchObject({ id: image.id });
});

it("pullImage() is refused without credentials, and with wrong ones", async () => {
  const wrong = credentialsFor(guarded, secret({ [`127.0.0.1:${guardedPort}`]: auth("ada:guess") }));
  await expect(runtime.pullImage(guarded, [])).rejects.toMatchObject({ reason: "ErrImagePull" });
  await expect(runtime.pullImage(guarded, wrong)).rejects.toMatchObject({
    reason: "ErrImagePull",
    message: expect.stringMatching(/no basic auth credentials|unauthorized|authentication required/),
  });
});

it("pullImage() tries the credentials of all secrets for the registry", async () => {
  const auths = {
    [`127.0.0.1:${guardedPort}/team`]: auth("ada:guess"),
    [`127.0.0.1:${guardedPort}`]: auth("ada:secret"),
  };
  expect(await runtime.pullImage(guarded, credentialsFor(guarded, secret(auths)))).toMatchObject({ user: "1000" });
});

it("pullImage() says what is missing: a tag, a registry, a proper name", async () => {
  await expect(runtime.pullImage(`127.0.0.1:${openPort}/team/app:2`, [])).rejects.toMatchObject({
    reason: "ErrImagePull",
    message: expect.stringContaining("manifest unknown"),
  });
  await expect(runtime.pullImage("127.0.0.1:5999/team/app:1", [])).rejects.toMatchObject({
    reason: "ErrImagePull",
    message: expect.stringContaining("connection refused"),
  });
  await expect(runtime.pullImage("UPPER/case", [])).rejects.toMatchObject({ reason: "InvalidImageName" });
});

it("removeImage() takes all names of an image away, and nothing happens for one that is gone", async () => {
  const image = await runtime.pullImage(open, []);
  await runtime.removeImage(image.id);
  expect(await runtime.imageStatus(image.id)).toBeUndefined();
  await runtime.removeImage(image.id);
});

it("imageCollector() removes images that nobody uses from a full disk, and never the sandboxes'", async () => {
  const image = await runtime.pullImage(open, []);
  await runtime.removePodSandbox(await runtime.runPodSandbox(aSandbox(dockerd.folder)));
  expect((await runtime.imageFilesystem()).capacityBytes).toBeGreaterThan(1_000_000);
  const collect = imageCollector({ runtime, limits: { highPercent: 0, lowPercent: 0, minimumAgeMs: 0 } });
  expect(await collect()).toMatchObject({ removed: [{ id: image.id }], failed: [] });
  expect((await runtime.listImages()).map(({ pinned }) => pinned)).toEqual([true]);
});
