import type { NodeAffinity, NodeSelectorTerm, PodSpec } from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";

/**
 * A pod that waits at scheduling gates may lose gates, and be told more exactly where it may go. Returns the new spec with
 * what that allows put back as it was.
 */
export function validateGatedChange(spec: PodSpec, before: PodSpec, found: Found): PodSpec {
  const gates = new Set(before.schedulingGates?.map(({ name }) => name));
  const places = new Map(spec.schedulingGates?.map(({ name }, i) => [name, i]));
  for (const [name, i] of places) {
    if (gates.has(name)) continue;
    const rule = `only deletion is allowed, but found new scheduling gate '${name}'`;
    found.push(forbiddenValue(`spec.schedulingGates[${i}].name`, rule));
  }
  const { schedulingGates: _gates, ...rest } = spec;
  const restored: PodSpec = before.schedulingGates ? { ...rest, schedulingGates: before.schedulingGates } : rest;
  return gates.size ? restorePlacement(restored, before, found) : restored;
}

function restorePlacement(spec: PodSpec, before: PodSpec, found: Found): PodSpec {
  validateNodeSelectorAdditions(spec, before, found);
  validateAffinityAdditions(spec.affinity?.nodeAffinity, before.affinity?.nodeAffinity, found);
  const { nodeSelector: _selector, affinity, ...rest } = spec;
  const { nodeAffinity: _nodeAffinity, ...otherAffinity } = affinity ?? {};
  const nodeAffinity = before.affinity?.nodeAffinity;
  const restored = { ...otherAffinity, ...(nodeAffinity ? { nodeAffinity } : {}) };
  return {
    ...rest,
    ...(before.nodeSelector ? { nodeSelector: before.nodeSelector } : {}),
    ...(before.affinity || Object.keys(otherAffinity).length ? { affinity: restored } : {}),
  };
}

function validateNodeSelectorAdditions({ nodeSelector }: PodSpec, before: PodSpec, found: Found): void {
  const kept = Object.entries(before.nodeSelector ?? {}).every(([key, value]) => nodeSelector?.[key] === value);
  if (!kept) {
    const rule = "only additions to spec.nodeSelector are allowed (no mutations or deletions)";
    found.push(invalidValue("spec.nodeSelector", nodeSelector ?? null, rule));
  }
}

const list = "requiredDuringSchedulingIgnoredDuringExecution";

function validateAffinityAdditions(
  next: NodeAffinity | undefined,
  before: NodeAffinity | undefined,
  found: Found,
): void {
  const terms = before?.[list]?.nodeSelectorTerms;
  if (!terms) return;
  const field = `spec.affinity.nodeAffinity.${list}.nodeSelectorTerms`;
  const nextTerms = next?.[list]?.nodeSelectorTerms ?? [];
  if (nextTerms.length !== terms.length) {
    found.push(
      invalidValue(
        field,
        next?.[list]?.nodeSelectorTerms ?? null,
        "no additions/deletions to non-empty NodeSelectorTerms list are allowed",
      ),
    );
    return;
  }
  for (const [i, term] of terms.entries()) {
    if (narrows(nextTerms[i] ?? {}, term)) continue;
    const rule = "only additions are allowed (no mutations or deletions)";
    found.push(invalidValue(`${field}[${i}]`, nextTerms[i], rule));
  }
}

/** More conditions than before, and all of those there were; a term without any selects nothing and stays so. */
function narrows(next: NodeSelectorTerm, before: NodeSelectorTerm): boolean {
  if (!before.matchExpressions?.length && !before.matchFields?.length) return sameValue(next, before);
  return (["matchExpressions", "matchFields"] as const).every((name) =>
    (before[name] ?? []).every((one, i) => sameValue(one, next[name]?.[i])),
  );
}
