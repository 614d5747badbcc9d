import type { Container, Pod, PodSpec } from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { validatePodSpec } from "./pod-spec.ts";
import { qosClass } from "./qos-class.ts";

/** A resize changes how much CPU and memory the containers of a pod get, and nothing else of it. */
export function validateResize({ next, previous }: Change<Pod>, found: Found): void {
  const spec = next.spec as PodSpec;
  const before = previous.spec as PodSpec;
  validatePodSpec(spec, "spec", found);
  if (spec.os?.name === "windows") found.push(forbiddenValue("", "windows pods cannot be resized"));
  if (previous.status?.qosClass !== qosClass(spec) && qosClass(before) !== qosClass(spec)) {
    const rule = "Pod QOS Class may not change as a result of resizing";
    found.push(invalidValue("spec", next.status?.qosClass ?? "", rule));
  }
  if ((spec.containers.length ?? 0) !== before.containers.length) {
    found.push(forbiddenValue("spec.containers", "containers may not be added or removed on resize"));
    return;
  }
  for (const [i, container] of spec.containers.entries()) {
    validateKept(container, before.containers[i] as Container, `spec.containers[${i}]`, found);
  }
  if (!sameValue(withoutAmounts(spec, before), before)) {
    found.push(forbiddenValue("spec", "only cpu and memory resources are mutable"));
  }
}

/** What a container was promised or held to may change but not go. */
function validateKept({ resources }: Container, before: Container, field: string, found: Found): void {
  for (const which of ["requests", "limits"] as const) {
    const gone = ["cpu", "memory"].some(
      (name) => before.resources?.[which]?.[name] !== undefined && resources?.[which]?.[name] === undefined,
    );
    if (gone) found.push(forbiddenValue(`${field}.resources.${which}`, `resource ${which} cannot be removed`));
  }
}

function withoutAmounts(spec: PodSpec, before: PodSpec): PodSpec {
  const restore = (containers: readonly Container[], old: readonly Container[] | undefined) =>
    containers.map((container, i) => ({ ...container, resources: restored(container, old?.[i]) }));
  return {
    ...spec,
    containers: restore(spec.containers, before.containers),
    ...(spec.initContainers ? { initContainers: restore(spec.initContainers, before.initContainers) } : {}),
  };
}

function restored({ resources }: Container, before: Container | undefined): Container["resources"] {
  const result: Record<string, unknown> = { ...resources };
  for (const which of ["requests", "limits"] as const) {
    const { cpu: _cpu, memory: _memory, ...others } = resources?.[which] ?? {};
    const { cpu, memory } = before?.resources?.[which] ?? {};
    const all = {
      ...others,
      ...(cpu === undefined ? {} : { cpu }),
      ...(memory === undefined ? {} : { memory }),
    };
    if (Object.keys(all).length || before?.resources?.[which]) result[which] = all;
    else delete result[which];
  }
  return result;
}
