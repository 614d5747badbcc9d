import type { CustomResourceDefinition } from "../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";

const annotation = "api-approved.kubernetes.io";
const field = `metadata.annotations[${annotation}]`;
const address = /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#\s]+\S*$/;

type Approval = "missing" | "bypassed" | "approved" | "invalid";

function approvalOf({ metadata }: CustomResourceDefinition): Approval {
  const text = metadata?.annotations?.[annotation] ?? "";
  if (!text) return "missing";
  if (text.startsWith("unapproved")) return "bypassed";
  return address.test(text) ? "approved" : "invalid";
}

/** Groups that are the community's: theirs need the community's word. */
const isProtected = (group: string): boolean => /(^|\.)(k8s|kubernetes)\.io$/.test(group);

/** A definition of a protected group says who approved it; what it said before it may go on saying. */
export function validateApiApproval(
  definition: CustomResourceDefinition,
  previous: CustomResourceDefinition | undefined,
  found: Found,
): void {
  if (!isProtected(definition.spec?.group ?? "")) return;
  const approval = approvalOf(definition);
  if (previous && approvalOf(previous) === approval) return;
  const rule = `protected groups must have approval annotation ${JSON.stringify(annotation)}`;
  const source = "see https://github.com/kubernetes/enhancements/pull/1111";
  if (approval === "missing") found.push(requiredValue(field, `${rule}, ${source}`));
  if (approval === "invalid") {
    const value = definition.metadata.annotations?.[annotation];
    found.push(
      invalidValue(field, value, `${rule} with either a URL or a reason starting with "unapproved", ${source}`),
    );
  }
}
