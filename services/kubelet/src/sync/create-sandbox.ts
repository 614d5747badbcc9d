import { sandboxConfig } from "../container/sandbox-config.ts";
import { containersOf } from "../pod/containers-of.ts";
import type { HostPort } from "../ports/pod-network.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";

/** Makes the pod's sandbox, unless that attempt is there already, and attaches its network. */
export async function createSandbox(memory: PodMemory, attempt: number, parts: PodParts): Promise<void> {
  const { runtime, network } = parts;
  const { pod } = memory;
  const uid = pod.metadata.uid ?? "";
  const problem = pod.spec.hostNetwork ? "" : parts.networkProblem();
  if (problem) throw new RuntimeError("CreatePodSandboxError", `network is not ready: ${problem}`);
  const [latest] = await runtime.listPodSandboxes({ podUid: uid });
  const isThere = latest?.attempt === attempt && latest.state === "Ready";
  if (!isThere && !pod.spec.hostNetwork) await network.detach(uid);
  const id = isThere ? latest.id : await runtime.runPodSandbox(sandboxConfig(pod, attempt, parts.nodeName));
  if (pod.spec.hostNetwork) {
    memory.network = { sandboxId: id, ips: parts.hostIPs() };
    return;
  }
  const status = await runtime.podSandboxStatus(id);
  if (!status?.pid) throw new RuntimeError("CreatePodSandboxError", "the sandbox ended as soon as it was started");
  const { name = "", namespace = "" } = pod.metadata;
  const { ips } = await network.attach({ uid, namespace, name, pid: status.pid, hostPorts: hostPortsOf(memory) });
  memory.network = { sandboxId: id, ips };
}

const hostPortsOf = ({ pod }: PodMemory): readonly HostPort[] =>
  containersOf(pod).flatMap(({ spec }) =>
    (spec.ports ?? [])
      .filter(({ hostPort }) => hostPort)
      .map(({ hostPort = 0, containerPort, protocol = "TCP", hostIP = "" }) => ({
        hostPort,
        containerPort,
        protocol: protocol as HostPort["protocol"],
        hostIP,
      })),
  );
