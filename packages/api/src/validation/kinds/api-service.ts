import type { APIService } from "../../generated/types/apiregistration-v1.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isPortNumber } from "../formats/names.ts";
import { invalidValue, report, requiredValue } from "../found.ts";
import { pathSegmentName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";

export const apiService = rulesOf<APIService>({
  name: pathSegmentName,
  finalizers: "any",
  validate: ({ metadata, spec }, found) => {
    if (!spec) return;
    const { group = "", version = "", service } = spec;
    const name = `${version}.${group}`;
    if (metadata?.name !== name) {
      const rule = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(name)}`;
      found.push(invalidValue("metadata.name", metadata?.name, rule));
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
      if (spec.caBundle) found.push(invalidValue("spec.caBundle", "", "local APIServices may not have a caBundle"));
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
