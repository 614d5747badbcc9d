import type { CustomResourceSubresources } from "../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";

const paths = [
  { name: "specReplicasPath", below: [".spec."], rule: "should be a json path under .spec" },
  { name: "statusReplicasPath", below: [".status."], rule: "should be a json path under .status" },
  {
    name: "labelSelectorPath",
    below: [".spec.", ".status."],
    rule: "should be a json path under either .spec or .status",
  },
] as const;

/** Where the scale subresource finds its numbers. */
export function validateSubresources(
  subresources: CustomResourceSubresources | undefined | null,
  field: string,
  found: Found,
): void {
  const scale = subresources?.scale;
  if (!scale) return;
  for (const { name, below, rule } of paths) {
    const path = scale[name];
    const at = `${field}.scale.${name}`;
    if (!path) {
      if (name !== "labelSelectorPath") found.push(requiredValue(at));
    } else if (!path.startsWith(".")) found.push(invalidValue(at, path, simplePathRule));
    else if (!below.some((start) => path.startsWith(start))) found.push(invalidValue(at, path, rule));
  }
}

export const simplePathRule = "must be a simple json path starting with .";
