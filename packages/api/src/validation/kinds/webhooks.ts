import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  ValidatingWebhook,
  ValidatingWebhookConfiguration,
} from "../../generated/types/admissionregistration-v1.ts";
import { optionalOneOf } from "../common.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { duplicateValue, type Found, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";
import {
  failurePolicies,
  matchPolicies,
  reinvocationPolicies,
  validateMatchConditions,
  validateRule,
} from "./admission-rules.ts";
import { validateWebhookClient } from "./webhook-client.ts";

const sideEffects = ["None", "NoneOnDryRun"];
const reviewVersions = ["v1", "v1beta1"];

type Webhook = ValidatingWebhook | MutatingWebhook;

function validateWebhooks(webhooks: readonly Webhook[] | undefined, found: Found): void {
  const names = new Set<string>();
  for (const [i, webhook] of (webhooks ?? []).entries()) {
    const field = `webhooks[${i}]`;
    validateWebhook(webhook, field, found);
    if (names.has(webhook.name)) found.push(duplicateValue(`${field}.name`, webhook.name));
    names.add(webhook.name);
  }
}

function validateWebhook(webhook: Webhook, field: string, found: Found): void {
  validateName(webhook.name, `${field}.name`, found);
  for (const [i, rule] of (webhook.rules ?? []).entries()) validateRule(rule, `${field}.rules[${i}]`, found);
  optionalOneOf(found, `${field}.failurePolicy`, webhook.failurePolicy, failurePolicies);
  optionalOneOf(found, `${field}.matchPolicy`, webhook.matchPolicy, matchPolicies);
  if (webhook.sideEffects === undefined || webhook.sideEffects === null) {
    found.push(requiredValue(`${field}.sideEffects`, "must specify one of None, NoneOnDryRun"));
  } else if (!sideEffects.includes(webhook.sideEffects)) {
    found.push(unsupportedValue(`${field}.sideEffects`, webhook.sideEffects, sideEffects));
  }
  const { timeoutSeconds } = webhook;
  if (timeoutSeconds !== undefined && (timeoutSeconds < 1 || timeoutSeconds > 30)) {
    const rule = "the timeout value must be between 1 and 30 seconds";
    found.push(invalidValue(`${field}.timeoutSeconds`, timeoutSeconds, rule));
  }
  validateLabelSelector(webhook.namespaceSelector, `${field}.namespaceSelector`, found);
  validateLabelSelector(webhook.objectSelector, `${field}.objectSelector`, found);
  validateWebhookClient(webhook.clientConfig ?? {}, `${field}.clientConfig`, found);
  validateReviewVersions(webhook.admissionReviewVersions, `${field}.admissionReviewVersions`, found);
  if ("reinvocationPolicy" in webhook) {
    optionalOneOf(found, `${field}.reinvocationPolicy`, webhook.reinvocationPolicy, reinvocationPolicies);
  }
  validateMatchConditions(webhook.matchConditions, `${field}.matchConditions`, found);
}

/** A webhook is named by a domain, so that nobody else's is named the same. */
function validateName(name: string, field: string, found: Found): void {
  if (!name) {
    found.push(requiredValue(field));
    return;
  }
  const wrong = isDns1123Subdomain(name);
  report(found, field, name, wrong);
  if (!wrong.length && name.split(".").length < 3) {
    found.push(invalidValue(field, name, "should be a domain with at least three segments separated by dots"));
  }
}

function validateReviewVersions(versions: readonly string[] | undefined, field: string, found: Found): void {
  if (!versions?.length) {
    found.push(requiredValue(field, `must specify one of ${reviewVersions.join(", ")}`));
    return;
  }
  for (const [i, version] of versions.entries()) {
    if (versions.indexOf(version) < i) found.push(invalidValue(`${field}[${i}]`, version, "duplicate version"));
    else report(found, `${field}[${i}]`, version, isDns1035Label(version));
  }
  if (!versions.some((version) => reviewVersions.includes(version))) {
    found.push(invalidValue(field, versions, `must include at least one of ${reviewVersions.join(", ")}`));
  }
}

export const validatingWebhookConfiguration = rulesOf<ValidatingWebhookConfiguration>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ webhooks }, found) => validateWebhooks(webhooks, found),
});

export const mutatingWebhookConfiguration = rulesOf<MutatingWebhookConfiguration>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ webhooks }, found) => validateWebhooks(webhooks, found),
});
