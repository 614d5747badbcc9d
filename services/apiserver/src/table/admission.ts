import type { LabelSelectorSpec } from "@kubets/api";
import type {
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicyBinding,
  MutatingWebhookConfiguration,
  ParamKind,
  ParamRef,
  ValidatingAdmissionPolicy,
} from "@kubets/api/types/admissionregistration-v1";
import { age, type Cell, nameOf, unset } from "./cell.ts";

const paramKindText = (kind: ParamKind | undefined): string => (kind ? `${kind.apiVersion}/${kind.kind}` : unset);

export const mutatingAdmissionPolicies = (object: MutatingAdmissionPolicy): Cell[] => [
  nameOf(object),
  object.spec?.mutations?.length ?? 0,
  paramKindText(object.spec?.paramKind),
  age(object),
];

export const validatingAdmissionPolicies = (object: ValidatingAdmissionPolicy): Cell[] => [
  nameOf(object),
  object.spec?.validations?.length ?? 0,
  paramKindText(object.spec?.paramKind),
  age(object),
];

/** Rows of both kinds of policy bindings. */
export const policyBindings = (object: MutatingAdmissionPolicyBinding): Cell[] => [
  nameOf(object),
  object.spec?.policyName ?? "",
  paramRefText(object.spec?.paramRef),
  age(object),
];

/** Rows of both kinds of webhook configurations. */
export const webhookConfigurations = (object: MutatingWebhookConfiguration): Cell[] => [
  nameOf(object),
  object.webhooks?.length ?? 0,
  age(object),
];

function paramRefText(ref: ParamRef | undefined): string {
  if (ref?.name) return ref.namespace ? `${ref.namespace}/${ref.name}` : ref.name;
  return ref?.selector ? goSelectorText(ref.selector) : unset;
}

/** A selector as Go prints the struct, which is what kube-apiserver shows in this column. */
function goSelectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelectorSpec): string {
  const labels = Object.entries(matchLabels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}: ${value},`);
  const expressions = matchExpressions.map(
    ({ key, operator, values }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${(values ?? []).join(" ")}],},`,
  );
  const map = `map[string]string{${labels.join("")}}`;
  return `&LabelSelector{MatchLabels:${map},MatchExpressions:[]LabelSelectorRequirement{${expressions.join("")}},}`;
}
