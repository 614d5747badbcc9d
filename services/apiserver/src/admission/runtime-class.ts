import { isDeepStrictEqual } from "node:util";
import { type ApiObject, kinds } from "@kubets/api";
import type { Pod, PodSpec, Toleration } from "@kubets/api/types/core-v1";
import type { RuntimeClass } from "@kubets/api/types/node-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { writesOf } from "./handles.ts";
import { refuse } from "./refuse.ts";

/** What a runtime costs, and which nodes have it, comes from its class. */
export const runtimeClass: AdmissionPlugin = {
  name: "RuntimeClass",
  handles: writesOf(kinds.Pod, "CREATE"),
  mutate: async (request) => {
    const pod = request.object as ApiObject & Pod;
    const found = await classOf(pod.spec, request);
    if (!found) return pod;
    const { overhead, scheduling } = found;
    return {
      ...pod,
      spec: {
        ...pod.spec,
        ...(overhead?.podFixed ? { overhead: overheadOf(pod.spec, overhead.podFixed, request) } : {}),
        ...(scheduling?.nodeSelector ? { nodeSelector: merged(pod.spec, scheduling.nodeSelector, request) } : {}),
        ...(scheduling?.tolerations ? { tolerations: union(pod.spec.tolerations, scheduling.tolerations) } : {}),
      },
    };
  },
  validate: async (request) => {
    const { spec } = request.object as ApiObject & Pod;
    if (!spec.overhead) return;
    const fixed = (await classOf(spec, request))?.overhead?.podFixed;
    if (!fixed)
      throw refuse(request, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    if (!isDeepStrictEqual(fixed, spec.overhead)) throw refuse(request, mismatch);
  },
};

const mismatch = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";
type Amounts = Readonly<Record<string, string>>;

async function classOf(spec: PodSpec, request: AdmissionRequest): Promise<RuntimeClass | undefined> {
  const { runtimeClassName: name } = spec;
  if (!name) return undefined;
  const known = request.store.peek(kinds.RuntimeClass, "", name);
  const entry = known ?? (await request.store.get(kinds.RuntimeClass, "", name).catch(() => undefined));
  if (!entry) throw refuse(request, `pod rejected: RuntimeClass "${name}" not found`);
  return entry.object as ApiObject & RuntimeClass;
}

function overheadOf({ overhead }: PodSpec, fixed: Amounts, request: AdmissionRequest): Amounts {
  if (overhead && !isDeepStrictEqual(overhead, fixed)) throw refuse(request, mismatch);
  return fixed;
}

function merged({ nodeSelector = {} }: PodSpec, added: Amounts, request: AdmissionRequest): Amounts {
  for (const [key, value] of Object.entries(added)) {
    const own = nodeSelector[key];
    if (own !== undefined && own !== value) {
      const conflict = `runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`;
      throw refuse(request, `conflict: ${conflict}`);
    }
  }
  return { ...nodeSelector, ...added };
}

const union = (own: readonly Toleration[] = [], added: readonly Toleration[]): Toleration[] => [
  ...own,
  ...added.filter((one) => !own.some((other) => isDeepStrictEqual(one, other))),
];
