import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Pod } from "@kubets/api/types/core-v1";
import { graceAnnotation } from "../container/labels.ts";
import type { PodNetwork } from "../ports/pod-network.ts";
import type { Runtime } from "../ports/runtime.ts";
import type { PodLoop } from "./pod-loop.ts";

interface Found {
  readonly runtime: Runtime;
  readonly network: PodNetwork;
  readonly rootDir: string;
}

/** Finds pods on the node that the API does not know, and lets the loop end them. Called only when the API's pods are known. */
export async function endOrphans(loop: PodLoop, { runtime, network, rootDir }: Found): Promise<void> {
  const [sandboxes, containers] = await Promise.all([runtime.listPodSandboxes(), runtime.listContainers()]);
  const found = new Map<string, Pod>();
  for (const { uid, name, namespace, annotations } of sandboxes)
    found.set(uid, remains({ uid, name, namespace, grace: annotations[graceAnnotation] }));
  for (const { podUid: uid, podName: name, podNamespace: namespace, annotations } of containers)
    if (!found.has(uid)) found.set(uid, remains({ uid, name, namespace, grace: annotations[graceAnnotation] }));
  const folders = await readdir(join(rootDir, "pods")).catch(() => []);
  for (const uid of [...(await network.list()), ...folders])
    if (!found.has(uid)) found.set(uid, remains({ uid, name: "", namespace: "", grace: undefined }));
  for (const [uid, pod] of found) if (!loop.knows(uid)) loop.gone(pod);
}

interface Remains {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly grace: string | undefined;
}

/** What is left to know of a pod that the API has forgotten. */
const remains = ({ uid, name, namespace, grace }: Remains): Pod => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { uid, name, namespace },
  spec: { containers: [], terminationGracePeriodSeconds: Number(grace ?? 30) },
  status: {},
});
