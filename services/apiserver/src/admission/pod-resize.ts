import { ApiError, type ApiObject, aggregateOfContainers, compareQuantity, parseQuantity } from "@kubets/api";
import type { Node, Pod, PodSpec } from "@kubets/api/types/core-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { changesOfBoundPods } from "./handles.ts";
import { nodeOf } from "./node-of.ts";
import { refuse } from "./refuse.ts";

/** A pod cannot grow beyond its node, and on Linux only. */
export const podResize: AdmissionPlugin = {
  name: "PodResizeValidator",
  handles: changesOfBoundPods("resize"),
  validate: async (request) => {
    const pod = request.object as ApiObject & Pod;
    const node = await nodeOf(pod, request);
    const system = node.metadata.labels?.["kubernetes.io/os"] ?? "linux";
    if (system !== "linux") {
      const why = `pod resize is only supported on linux nodes, node "${node.metadata.name}" is "${system}"`;
      throw because(request, why, "UnsupportedPlatform");
    }
    const lacking = whatLacks(pod.spec, node);
    if (!lacking.length) return;
    throw because(request, `node didn't have enough allocatable resources: ${lacking.join("; ")}`, "NodeCapacity");
  },
};

function because(request: AdmissionRequest, why: string, reason: string): ApiError {
  const { message, details } = refuse(request, why);
  return new ApiError("Forbidden", message, { details: { ...details, causes: [{ reason }] } });
}

function whatLacks(spec: PodSpec, { status }: Node): string[] {
  const requests = requestsOf(spec);
  return (["cpu", "memory"] as const).flatMap((name) => {
    const [wanted, has] = [requests[name] ?? "0", status?.allocatable?.[name] ?? "0"];
    if (compareQuantity(wanted, has) <= 0) return [];
    const [requested, allocatable] = [wanted, has].map((text) => {
      const quantity = parseQuantity(text);
      return name === "cpu" ? quantity.asMilli() : quantity.value();
    });
    return [`${name}, requested: ${requested}, allocatable: ${allocatable}`];
  });
}

/** What a pod says for itself counts for its containers. Its runtime comes on top. */
function requestsOf(spec: PodSpec): Readonly<Record<string, string>> {
  const own = { ...aggregateOfContainers(spec, "requests"), ...spec.resources?.requests };
  const whole: Record<string, string> = { ...own };
  for (const [name, quantity] of Object.entries(spec.overhead ?? {})) {
    whole[name] = parseQuantity(own[name] ?? "0")
      .add(parseQuantity(quantity))
      .toString();
  }
  return whole;
}
