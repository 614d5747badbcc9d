import { compareQuantity } from "../../codec/quantity.ts";
import type { ObjectFieldSelector, ResourceFieldSelector } from "../../generated/types/core-v1.ts";
import { required } from "../common.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, invalidValue, report, unsupportedValue } from "../found.ts";

/** Paths into a pod that the API knows by name, wherever they may then be used. */
const knownPaths = new Set([
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.restartPolicy",
  "spec.schedulerName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.phase",
  "status.podIP",
  "status.podIPs",
]);

/** `metadata.labels['key']`. */
const subscript = /^(.*)\['(.*)'\]$/;

export function validateFieldRef(
  ref: ObjectFieldSelector,
  { field, supported }: { field: string; supported: readonly string[] },
  found: Found,
): void {
  if (!required(found, `${field}.apiVersion`, ref.apiVersion)) return;
  const path = ref.fieldPath;
  if (!required(found, `${field}.fieldPath`, path)) return;
  const [, base = "", key = ""] = subscript.exec(path) ?? [];
  const problem = conversionProblem(ref.apiVersion ?? "", base || path);
  if (problem) {
    found.push(invalidValue(`${field}.fieldPath`, path, `error converting fieldPath: ${problem}`));
  } else if (base === "metadata.annotations" || base === "metadata.labels") {
    report(found, field, key, isQualifiedName(base === "metadata.annotations" ? key.toLowerCase() : key));
  } else if (base) {
    found.push(invalidValue(`${field}.fieldPath`, path, "does not support subscript"));
  } else if (!supported.includes(path)) {
    found.push(unsupportedValue(`${field}.fieldPath`, path, supported));
  }
}

function conversionProblem(apiVersion: string, path: string): string | undefined {
  if (apiVersion !== "v1") return `unsupported pod version: ${apiVersion}`;
  return knownPaths.has(path) || path === "spec.host" ? undefined : `field label not supported: ${path}`;
}

const amounts = ["limits", "requests"].flatMap((which) =>
  ["cpu", "ephemeral-storage", "memory"].map((name) => `${which}.${name}`),
);
const amount = /^(limits|requests)\.hugepages-/;

const cpuDivisors = ["1m", "1"];
const byteDivisors = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

const spokenResource = (name: string): string =>
  name === "ephemeral-storage" ? "local ephemeral storage" : name.startsWith("hugepages-") ? "hugepages" : name;

export function validateResourceFieldRef(ref: ResourceFieldSelector, field: string, found: Found): void {
  const { resource, divisor } = ref;
  if (!required(found, `${field}.resource`, resource)) return;
  if (!amounts.includes(resource) && !amount.test(resource)) {
    found.push(unsupportedValue(`${field}.resource`, resource, amounts));
  } else if (divisor && compareQuantity(divisor, "0") !== 0) {
    const name = resource.slice(resource.indexOf(".") + 1);
    const supported = name === "cpu" ? cpuDivisors : byteDivisors;
    if (!supported.includes(String(divisor))) {
      const rule = name === "cpu" ? "1m and 1 are" : `${byteDivisors.join(", ")} are`;
      const what = `only divisor's values ${rule} supported with the ${spokenResource(name)} resource`;
      found.push(invalidValue(`${field}.divisor`, resource, what));
    }
  }
}
