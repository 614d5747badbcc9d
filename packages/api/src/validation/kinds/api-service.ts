import type { APIService } from "../../generated/types/apiregistration-v1.ts";
import { optionalOneOf } from "../common.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isPortNumber } from "../formats/names.ts";
import { invalidValue, report, requiredValue } from "../found.ts";
import { pathSegmentName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";

export const apiService = rulesOf<APIService>({
  name: pathSegmentName,
  finalizers: "any",
  metadataOnStatus: true,
  subresources: {
    status: ({ next: { status } }, found) => {
      const statuses = ["True", "False", "Unknown"];
      for (const [i, condition] of (status?.conditions ?? []).entries()) {
        optionalOneOf(found, `status.conditions[${i}].status`, condition.status ?? "", statuses);
      }
    },
  },
  validate: ({ metadata, spec }, found) => {
    if (!spec) return;
    const { group = "", version = "", service } = spec;
    const name = `${version}.${group}`;
    if (metadata?.name && metadata.name !== name) {
      const rule = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(name)}`;
      found.push(invalidValue("metadata.name", metadata?.name, rule));
    }
    if (!group && version !== "v1") {
      found.push(requiredValue("spec.group", "only v1 may have an empty group and it better be legacy kube"));
    }
    report(found, "spec.group", group, group ? isDns1123Subdomain(group) : []);
    report(found, "spec.version", version, isDns1035Label(version));
    for (const [field, value, max] of [
      ["spec.groupPriorityMinimum", spec.groupPriorityMinimum, 20000],
      ["spec.versionPriority", spec.versionPriority, 1000],
    ] as const) {
      if (value <= 0 || value > max) found.push(invalidValue(field, value, `must be positive and less than ${max}`));
    }
    if (!service) {
      if (spec.caBundle) {
        const size = `${Buffer.from(spec.caBundle, "base64").length} bytes`;
        found.push(invalidValue("spec.caBundle", size, "local APIServices may not have a caBundle"));
      }
      if (spec.insecureSkipTLSVerify) {
        const rule = "local APIServices may not have insecureSkipTLSVerify";
        found.push(invalidValue("spec.insecureSkipTLSVerify", true, rule));
      }
      return;
    }
    if (!service.namespace) found.push(requiredValue("spec.service.namespace"));
    if (!service.name) found.push(requiredValue("spec.service.name"));
    for (const problem of isPortNumber(service.port ?? 0)) {
      found.push(invalidValue("spec.service.port", service.port ?? 0, `port is not valid: ${problem}`));
    }
    if (spec.insecureSkipTLSVerify && spec.caBundle) {
      found.push(invalidValue("spec.insecureSkipTLSVerify", true, "may not be true if caBundle is present"));
    }
  },
});
