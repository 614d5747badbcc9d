import type { Container, Pod, PodSpec, ResourceRequirements } from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { validatePodSpec } from "./pod-spec.ts";
import { qosClass } from "./qos-class.ts";

/** A resize changes how much CPU and memory a pod and its containers get, and nothing else of it. */
export function validateResize({ next, previous }: Change<Pod>, found: Found): void {
  const spec = next.spec as PodSpec;
  const before = previous.spec as PodSpec;
  const never = whyNever(previous);
  if (never) {
    found.splice(0, found.length, forbiddenValue("[]", never));
    return;
  }
  validatePodSpec(spec, "spec", found);
  if ((previous.status?.qosClass || qosClass(before)) !== qosClass(spec)) {
    const rule = "Pod QOS Class may not change as a result of resizing";
    found.push(invalidValue("spec", next.status?.qosClass ?? "", rule));
  }
  if (!isSupported(previous)) found.push(forbiddenValue("spec", "Pod running on node without support for resize"));
  validatePodLevel(spec.resources, before.resources, found);
  if (!validateSameContainers(spec, before, found)) return;

  const lists = [
    { name: "initContainers", now: spec.initContainers ?? [], old: before.initContainers ?? [] },
    { name: "containers", now: spec.containers, old: before.containers },
  ];
  for (const { name, now, old } of lists) {
    for (const [i, { resources }] of now.entries()) {
      validateKept(resources, { before: old[i]?.resources, field: `spec.${name}[${i}].resources`, of: "" }, found);
    }
  }
  for (const [i, container] of spec.containers.entries()) {
    const old = before.containers[i] as Container;
    if (!isSameBut(container, old)) found.push(forbiddenValue("spec", onlyAmounts));
  }
  for (const [i, container] of (spec.initContainers ?? []).entries()) {
    validateInitContainer(container, before.initContainers?.[i] as Container, `spec.initContainers[${i}]`, found);
  }
  if (found.length > 0) return;
  const { containers: _c, initContainers: _i, resources: _r, ...rest } = spec;
  const { containers: _oc, initContainers: _oi, resources: _or, ...restBefore } = before;
  if (!sameValue(rest, restBefore)) found.push(forbiddenValue("spec", onlyAmounts));
}

const onlyAmounts = "only cpu and memory resources are mutable";

/** Why a pod can never be resized, whatever is asked. */
function whyNever({ metadata, spec }: Pod): string | undefined {
  if (metadata?.annotations?.["kubernetes.io/config.mirror"] !== undefined) return "static pods cannot be resized";
  return spec?.os?.name === "windows" ? "windows pods cannot be resized" : undefined;
}

/** A node that can resize says what its running containers have got. */
function isSupported({ status }: Pod): boolean {
  const running = status?.containerStatuses?.find(({ state }) => state?.running);
  return !running || running.resources !== undefined;
}

const isSet = (resources: ResourceRequirements | undefined): boolean =>
  Object.keys({ ...resources?.requests, ...resources?.limits }).length > 0;

function validatePodLevel(
  now: ResourceRequirements | undefined,
  before: ResourceRequirements | undefined,
  found: Found,
): void {
  if (!isSet(now) && !isSet(before)) return;
  if (before && !now) {
    found.push(forbiddenValue("spec.resources", "pod-level resources cannot be removed"));
    return;
  }
  if (before) validateKept(now, { before, field: "spec.resources", of: "pod-level " }, found);
  if (!sameValue(plain({ ...restored(now, before), claims: now?.claims }), plain(before))) {
    found.push(forbiddenValue("spec", `${onlyAmounts} at pod-level`));
  }
}

/** The containers must be the same ones in the same order; what else there is to say would mislead. */
function validateSameContainers(spec: PodSpec, before: PodSpec, found: Found): boolean {
  const count = found.length;
  for (const list of ["containers", "initContainers"] as const) {
    const [now, old] = [spec[list] ?? [], before[list] ?? []];
    if (now.length !== old.length) {
      found.push(forbiddenValue(`spec.${list}`, `${list} may not be added or removed on resize`));
      continue;
    }
    for (const [i, { name }] of now.entries()) {
      if (name === old[i]?.name) continue;
      found.push(forbiddenValue(`spec.${list}[${i}].name`, `${list} may not be renamed or reordered on resize`));
    }
  }
  return found.length === count;
}

interface Held {
  readonly before: ResourceRequirements | undefined;
  readonly field: string;
  readonly of: string;
}

/** What was promised or limited may change but not go. */
function validateKept(resources: ResourceRequirements | undefined, { before, field, of }: Held, found: Found): void {
  for (const which of ["requests", "limits"] as const) {
    const now = resources?.[which] ?? {};
    if (Object.keys(before?.[which] ?? {}).every((name) => name in now)) continue;
    found.push(forbiddenValue(`${field}.${which}`, `${of}resource ${which} cannot be removed`));
  }
}

function validateInitContainer(container: Container, before: Container, field: string, found: Found): void {
  if (!isSameBut(container, before)) {
    found.push(forbiddenValue(field, "only cpu and memory resources for init or sidecar containers are mutable"));
  }
  if (container.restartPolicy === "Always" || sameValue(container, before)) return;
  const restarts = (container.resizePolicy ?? []).filter(({ restartPolicy }) => restartPolicy === "RestartContainer");
  const rule = "non-sidecar init containers with a resize policy of RestartContainer cannot be resized";
  found.push(...restarts.map(() => forbiddenValue(field, rule)));
}

/** Whether nothing but the amounts of CPU and memory differs; a container with claims can have no other resources. */
const isSameBut = (container: Container, before: Container): boolean =>
  sameValue(
    { ...container, resources: plain(restored(container.resources, before.resources)) },
    { ...before, resources: plain(before.resources) },
  );

/** With CPU and memory as they were, and without claims. */
function restored(
  resources: ResourceRequirements | undefined,
  before: ResourceRequirements | undefined,
): ResourceRequirements {
  const amounts = (which: "requests" | "limits") => {
    const { cpu: _cpu, memory: _memory, ...others } = resources?.[which] ?? {};
    const { cpu, memory } = before?.[which] ?? {};
    return { ...others, ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) };
  };
  return { requests: amounts("requests"), limits: amounts("limits") };
}

/** Without what is empty: that is the same as nothing. */
const plain = (resources: ResourceRequirements | undefined): object =>
  Object.fromEntries(Object.entries(resources ?? {}).filter(([, held]) => held && Object.keys(held).length > 0));
