import type { CustomResourceConversion, WebhookClientConfig } from "../../generated/types/apiextensions-v1.ts";
import { oneOf } from "../common.ts";
import { isDns1035Label } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";
import { validateWebhookClient } from "../kinds/webhook-client.ts";
import { caBundleProblem } from "./ca-bundle.ts";

/** What an older object may go on having. */
export interface ConversionOptions {
  /** One of the review versions must be one that this server speaks. */
  readonly requireRecognizedReviewVersion: boolean;
  /** The webhook's authority may be unreadable: nobody relies on it yet, or it was unreadable before. */
  readonly allowInvalidCaBundle: boolean;
}

const recognizedReviewVersions = ["v1", "v1beta1"];
const field = "spec.conversion";

/** How objects are turned from one version into another: not at all, or by a webhook. */
export function validateConversion(
  conversion: CustomResourceConversion | undefined | null,
  options: ConversionOptions,
  found: Found,
): void {
  if (!conversion) return;
  const { strategy, webhook } = conversion;
  oneOf(found, `${field}.strategy`, strategy, ["None", "Webhook"]);
  const reviewVersions = webhook?.conversionReviewVersions ?? [];
  if (strategy === "Webhook") {
    validateClient(webhook?.clientConfig, options, found);
    validateReviewVersions(reviewVersions, options, found);
    return;
  }
  const rule = "should not be set when strategy is not set to Webhook";
  if (webhook?.clientConfig) found.push(forbiddenValue(`${field}.webhookClientConfig`, rule));
  if (reviewVersions.length) found.push(forbiddenValue(`${field}.conversionReviewVersions`, rule));
}

function validateClient(
  client: WebhookClientConfig | undefined | null,
  { allowInvalidCaBundle }: ConversionOptions,
  found: Found,
): void {
  const at = `${field}.webhookClientConfig`;
  if (!client) {
    found.push(requiredValue(at, "required when strategy is set to Webhook"));
    return;
  }
  validateWebhookClient(client, at, found);
  const problem = client.caBundle && !allowInvalidCaBundle ? caBundleProblem(client.caBundle) : undefined;
  if (problem) found.push(invalidValue(`${at}.caBundle`, client.caBundle, problem));
}

function validateReviewVersions(versions: readonly string[], options: ConversionOptions, found: Found): void {
  const at = `${field}.conversionReviewVersions`;
  if (!versions.length) {
    found.push(requiredValue(at));
    return;
  }
  for (const [i, version] of versions.entries()) {
    if (versions.indexOf(version) < i) found.push(invalidValue(`${at}[${i}]`, version, "duplicate version"));
    else report(found, `${at}[${i}]`, version, isDns1035Label(version));
  }
  if (options.requireRecognizedReviewVersion && !hasRecognizedReviewVersion(versions)) {
    const rule = `must include at least one of ${recognizedReviewVersions.join(", ")}`;
    found.push(invalidValue(at, versions, rule));
  }
}

export const hasRecognizedReviewVersion = (versions: readonly string[]): boolean =>
  versions.some((version) => recognizedReviewVersions.includes(version));
