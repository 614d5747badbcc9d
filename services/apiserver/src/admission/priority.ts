import { type ApiObject, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { PriorityClass } from "@kubets/api/types/scheduling-v1";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { writesOf } from "./handles.ts";
import { refuse } from "./refuse.ts";
import { specMaker } from "./spec-maker.ts";

const onPod = writesOf(kinds.Pod, "CREATE", "UPDATE");
const onClass = writesOf(kinds.PriorityClass, "CREATE", "UPDATE");
const computed = "priority admission controller computed";
const given = "from the given PriorityClass name";

/** A pod's priority is its class's; only one class may be the default. */
export const priority: AdmissionPlugin = {
  name: "Priority",
  handles: (request) => onPod(request) || onClass(request),
  mutate: (request) => {
    if (!onPod(request)) return request.object as ApiObject;
    return request.operation === "UPDATE" ? keptPriority(request) : classPriority(request);
  },
  validate: (request) => {
    if (!onClass(request)) return;
    const { metadata, globalDefault } = request.object as ApiObject & PriorityClass;
    const other = globalDefault
      ? defaultClasses(request).find((one) => one.metadata.name !== metadata.name)
      : undefined;
    if (other) throw refuse(request, `PriorityClass ${other.metadata.name} is already marked as globalDefault`);
  },
};

/** Clients that do not know the fields leave them out; that is no change. */
function keptPriority({ object, old }: AdmissionRequest): ApiObject {
  const [next, previous] = [object as ApiObject & Pod, old as (ApiObject & Pod) | undefined];
  const lacksPriority = next.spec.priority === undefined && previous?.spec.priority !== undefined;
  const lacksPolicy = next.spec.preemptionPolicy === undefined && previous?.spec.preemptionPolicy !== undefined;
  if (!lacksPriority && !lacksPolicy) return next;
  return {
    ...next,
    spec: {
      ...next.spec,
      priority: next.spec.priority ?? previous?.spec.priority,
      preemptionPolicy: next.spec.preemptionPolicy ?? previous?.spec.preemptionPolicy,
    },
  };
}

async function classPriority(request: AdmissionRequest): Promise<ApiObject> {
  const pod = request.object as ApiObject & Pod;
  const { priorityClassName, priority: asked, preemptionPolicy: askedPolicy } = pod.spec;
  const found = priorityClassName ? await classNamed(priorityClassName, request) : lowestDefault(request);
  const value = found?.value ?? 0;
  const policy = found?.preemptionPolicy ?? defaultPolicy;
  if (asked !== undefined && asked !== value) {
    throw refuse(
      request,
      `the integer value of priority (${asked}) must not be provided in pod spec; ${computed} ${value} ${given}`,
    );
  }
  if (askedPolicy !== undefined && askedPolicy !== policy) {
    throw refuse(
      request,
      `the string value of PreemptionPolicy (${askedPolicy}) must not be provided in pod spec; ${computed} ${policy} ${given}`,
    );
  }
  return { ...pod, spec: specOf(pod.spec, found) };
}

const defaultPolicy = "PreemptLowerPriority";

const specOf = specMaker((spec, found: PriorityClass | undefined) => {
  const name = spec.priorityClassName || found?.metadata.name;
  return {
    ...spec,
    ...(name ? { priorityClassName: name } : {}),
    priority: found?.value ?? 0,
    preemptionPolicy: found?.preemptionPolicy ?? defaultPolicy,
  };
});

async function classNamed(name: string, request: AdmissionRequest): Promise<PriorityClass> {
  const known = request.store.peek(kinds.PriorityClass, "", name);
  const entry = known ?? (await request.store.get(kinds.PriorityClass, "", name).catch(() => undefined));
  if (!entry) throw refuse(request, `no PriorityClass with name ${name} was found`);
  return entry.object as ApiObject & PriorityClass;
}

const defaultClasses = ({ store }: AdmissionRequest): PriorityClass[] =>
  store
    .peekAll(kinds.PriorityClass)
    .map(({ object }) => object as ApiObject & PriorityClass)
    .filter(({ globalDefault }) => globalDefault);

/** Two servers may each have accepted one: the lowest then counts. */
const lowestDefault = (request: AdmissionRequest): PriorityClass | undefined =>
  defaultClasses(request).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
