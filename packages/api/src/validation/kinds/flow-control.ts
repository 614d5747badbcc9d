import type {
  FlowSchema,
  FlowSchemaSpec,
  LimitedPriorityLevelConfiguration,
  NonResourcePolicyRule,
  PriorityLevelConfiguration,
  PriorityLevelConfigurationSpec,
  QueuingConfiguration,
  ResourcePolicyRule,
  Subject,
} from "../../generated/types/flowcontrol-v1.ts";
import { oneOf, required } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  unsupportedValue,
} from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateMandatoryLevel, validateMandatorySchema } from "./mandatory-flow-control.ts";

const maxPrecedence = 10_000;
const maxQueues = 10_000_000;
/** A request's hash chooses its hand of queues: each card takes log2(queues) bits of it. */
const hashBits = 60;
/** Said something about zero in a version that is no more. */
const keepsZeroShares = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
const exemptRule = "must be 'Exempt' if and only if `name` is 'exempt'";
const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];
const subjectFields = { ServiceAccount: "serviceAccount", User: "user", Group: "group" } as const;

export const flowSchema = rulesOf<FlowSchema>({
  metadataOnUpdate: ["whole"],
  validate: (schema, found) => {
    const { metadata, spec, status } = schema;
    if (spec) validateSpec(spec, metadata?.name ?? "", found);
    validateMandatorySchema(schema, found);
    validateConditions(status?.conditions, found);
  },
  subresources: { status: ({ next }, found) => validateConditions(next.status?.conditions, found) },
});

/** Each type once. */
function validateConditions(conditions: readonly { readonly type?: string }[] | undefined, found: Found): void {
  const types = new Set<string>();
  for (const [i, { type = "" }] of (conditions ?? []).entries()) {
    const field = `status.conditions[${i}].type`;
    if (types.has(type)) found.push(duplicateValue(field, type));
    types.add(type);
    required(found, field, type);
  }
}

function validateSpec(spec: FlowSchemaSpec, name: string, found: Found): void {
  const precedence = spec.matchingPrecedence ?? 0;
  if (precedence <= 0) found.push(invalidValue("spec.matchingPrecedence", precedence, "must be a positive value"));
  if (precedence > maxPrecedence) {
    found.push(invalidValue("spec.matchingPrecedence", precedence, `must not be greater than ${maxPrecedence}`));
  }
  if (precedence === 1 && name !== "exempt") {
    const rule = "only the schema named 'exempt' may have matchingPrecedence 1";
    found.push(invalidValue("spec.matchingPrecedence", precedence, rule));
  }
  const method = spec.distinguisherMethod;
  if (method && method.type !== "ByUser" && method.type !== "ByNamespace") {
    found.push(unsupportedValue("spec.distinguisherMethod.type", { Type: method.type }, ["ByNamespace", "ByUser"]));
  }
  const level = spec.priorityLevelConfiguration?.name;
  if (!level) found.push(requiredValue("spec.priorityLevelConfiguration.name", "must reference a priority level"));
  else report(found, "spec.priorityLevelConfiguration.name", level, isDns1123Subdomain(level));
  for (const [i, rule] of (spec.rules ?? []).entries()) {
    const field = `spec.rules[${i}]`;
    if (!rule.subjects?.length)
      found.push(requiredValue(`${field}.subjects`, "subjects must contain at least one value"));
    for (const [j, subject] of (rule.subjects ?? []).entries())
      validateSubject(subject, `${field}.subjects[${j}]`, found);
    if (!rule.resourceRules?.length && !rule.nonResourceRules?.length) {
      found.push(requiredValue(field, "at least one of resourceRules and nonResourceRules has to be non-empty"));
    }
    for (const [j, one] of (rule.resourceRules ?? []).entries())
      validateResourceRule(one, `${field}.resourceRules[${j}]`, found);
    for (const [j, one] of (rule.nonResourceRules ?? []).entries()) {
      validateNonResourceRule(one, `${field}.nonResourceRules[${j}]`, found);
    }
  }
}

function validateSubject(subject: Subject, field: string, found: Found): void {
  const wanted = subjectFields[subject.kind as keyof typeof subjectFields];
  if (!wanted) {
    found.push(unsupportedValue(`${field}.kind`, subject.kind, Object.keys(subjectFields).sort()));
    return;
  }
  if (!subject[wanted]) {
    found.push(requiredValue(`${field}.${wanted}`, `${wanted} is required when subject kind is '${subject.kind}'`));
  } else if (subject.serviceAccount && wanted === "serviceAccount") {
    const { name, namespace } = subject.serviceAccount;
    if (required(found, `${field}.serviceAccount.name`, name) && name !== "*") {
      report(found, `${field}.serviceAccount.name`, name, isDns1123Subdomain(name));
    }
    const path = `${field}.serviceAccount.namespace`;
    if (namespace) report(found, path, namespace, isDns1123Label(namespace));
    else found.push(requiredValue(path, "must specify namespace for service account"));
  } else {
    required(found, `${field}.${wanted}.name`, subject[wanted]?.name);
  }
  for (const [kind, name] of Object.entries(subjectFields)) {
    if (name !== wanted && subject[name]) {
      found.push(forbiddenValue(`${field}.${name}`, `${name} is forbidden when subject kind is not '${kind}'`));
    }
  }
}

/** `*` says all there is to say. */
function validateAlone(
  values: readonly string[],
  { field, what }: { field: string; what: string },
  found: Found,
): boolean {
  if (!values.includes("*")) return true;
  if (values.length > 1) found.push(invalidValue(field, values, `if '*' is present, must not specify other ${what}`));
  return false;
}

function validateVerbs(
  given: readonly string[] | undefined,
  known: readonly string[],
  field: string,
  found: Found,
): void {
  if (!given?.length) found.push(requiredValue(field, "verbs must contain at least one value"));
  else if (validateAlone(given, { field, what: "verbs" }, found) && given.some((verb) => !known.includes(verb))) {
    found.push(unsupportedValue(field, given, known));
  }
}

function validateResourceRule(rule: ResourcePolicyRule, field: string, found: Found): void {
  validateVerbs(rule.verbs, verbs, `${field}.verbs`, found);
  if (!rule.apiGroups?.length) {
    found.push(requiredValue(`${field}.apiGroups`, "resource rules must supply at least one api group"));
  } else validateAlone(rule.apiGroups, { field: `${field}.apiGroups`, what: "api groups" }, found);
  if (!rule.resources?.length) {
    found.push(requiredValue(`${field}.resources`, "resource rules must supply at least one resource"));
  } else validateAlone(rule.resources, { field: `${field}.resources`, what: "resources" }, found);
  const namespaces = rule.namespaces ?? [];
  if (!namespaces.length && !rule.clusterScope) {
    const detail = "resource rules that are not cluster scoped must supply at least one namespace";
    found.push(requiredValue(`${field}.namespaces`, detail));
  } else if (validateAlone(namespaces, { field: `${field}.namespaces`, what: "namespaces" }, found)) {
    const rule = "each member of this list must be '*' or a DNS-1123 label; ";
    for (const [i, name] of namespaces.entries()) {
      for (const why of isDns1123Label(name)) found.push(invalidValue(`${field}.namespaces[${i}]`, name, rule + why));
    }
  }
}

function validateNonResourceRule(
  { verbs: given, nonResourceURLs: urls }: NonResourcePolicyRule,
  field: string,
  found: Found,
): void {
  validateVerbs(given, verbs, `${field}.verbs`, found);
  const path = `${field}.nonResourceURLs`;
  if (!urls?.length) {
    found.push(requiredValue(path, "nonResourceURLs must contain at least one value"));
  } else if (validateAlone(urls, { field: path, what: "non-resource URLs" }, found)) {
    for (const [i, url] of urls.entries()) {
      const problem = urlProblem(url);
      if (problem) found.push(invalidValue(`${path}[${i}]`, url, problem));
    }
  }
}

function urlProblem(url: string): string | undefined {
  if (!url) return "must not be empty";
  if (url === "/") return undefined;
  if (!url.startsWith("/")) return "must start with slash";
  if (url.includes(" ")) return "must not contain white-space";
  if (url.includes("//")) return "must not contain double slash";
  const star = url.indexOf("*");
  return star >= 0 && (star !== url.length - 1 || url[star - 1] !== "/")
    ? "wildcard can only do suffix matching"
    : undefined;
}

export const priorityLevelConfiguration = rulesOf<PriorityLevelConfiguration>({
  metadataOnUpdate: ["whole"],
  validate: (level, found) => {
    const { metadata, spec, status } = level;
    if (metadata?.annotations?.[keepsZeroShares] !== undefined) {
      found.push(forbiddenValue("metadata.annotations", `annotation '${keepsZeroShares}' is forbidden`));
    }
    validateLevelSpec(spec ?? {}, metadata?.name === "exempt", found);
    validateMandatoryLevel(level, found);
    validateConditions(status?.conditions, found);
  },
  subresources: { status: ({ next }, found) => validateConditions(next.status?.conditions, found) },
});

function validateLevelSpec(
  { type = "", limited, exempt }: PriorityLevelConfigurationSpec,
  isExempt: boolean,
  found: Found,
): void {
  if (isExempt !== (type === "Exempt")) found.push(invalidValue("spec.type", type, exemptRule));
  if (type === "Exempt") {
    if (limited) found.push(forbiddenValue("spec.limited", "must be nil if the type is not Limited"));
    if (exempt) {
      validateNominal(exempt, "spec.exempt", found);
      validateLendable(exempt, "spec.exempt", found);
    }
  } else if (type === "Limited") {
    if (exempt) found.push(forbiddenValue("spec.exempt", "must be nil if the type is Limited"));
    if (limited) validateLimited(limited, found);
    else found.push(requiredValue("spec.limited", "must not be empty when type is Limited"));
  } else {
    oneOf(found, "spec.type", type, ["Exempt", "Limited"]);
  }
}

type Shares = Pick<LimitedPriorityLevelConfiguration, "nominalConcurrencyShares" | "lendablePercent">;

function validateNominal({ nominalConcurrencyShares: shares }: Shares, field: string, found: Found): void {
  if (shares === undefined || shares >= 0) return;
  found.push(invalidValue(`${field}.nominalConcurrencyShares`, shares, "must be a non-negative integer"));
}

function validateLendable({ lendablePercent: percent }: Shares, field: string, found: Found): void {
  if (percent === undefined || (percent >= 0 && percent <= 100)) return;
  found.push(invalidValue(`${field}.lendablePercent`, percent, "must be between 0 and 100, inclusive"));
}

function validateLimited(limited: LimitedPriorityLevelConfiguration, found: Found): void {
  const field = "spec.limited";
  validateNominal(limited, field, found);
  const { type = "", queuing } = limited.limitResponse ?? {};
  const path = `${field}.limitResponse`;
  if (type === "Reject") {
    if (queuing)
      found.push(forbiddenValue(`${path}.queuing`, "must be nil if limited.limitResponse.type is not Limited"));
  } else if (type === "Queue") {
    if (queuing) validateQueuing(queuing, `${path}.queuing`, found);
    else {
      const rule = "must not be empty if limited.limitResponse.type is Limited";
      found.push(requiredValue(`${path}.queuing`, rule));
    }
  } else {
    oneOf(found, `${path}.type`, type, ["Queue", "Reject"]);
  }
  validateLendable(limited, field, found);
  const borrowing = limited.borrowingLimitPercent;
  if (borrowing !== undefined && borrowing < 0) {
    found.push(
      invalidValue(`${field}.borrowingLimitPercent`, borrowing, "if specified, must be a non-negative integer"),
    );
  }
}

function validateQueuing(
  { queues = 0, handSize = 0, queueLengthLimit = 0 }: QueuingConfiguration,
  field: string,
  found: Found,
): void {
  for (const [name, value] of Object.entries({ queueLengthLimit, queues, handSize })) {
    if (value <= 0) found.push(invalidValue(`${field}.${name}`, value, "must be positive"));
  }
  if (queues > maxQueues) found.push(invalidValue(`${field}.queues`, queues, `must not be greater than ${maxQueues}`));
  if (handSize > queues) {
    found.push(invalidValue(`${field}.handSize`, handSize, `should not be greater than queues (${queues})`));
  } else if (handSize > 0 && Math.ceil(Math.log2(queues) * handSize) > hashBits) {
    const sizes = `required entropy bits of deckSize ${queues} and handSize ${handSize}`;
    found.push(invalidValue(`${field}.handSize`, handSize, `${sizes} should not be greater than ${hashBits}`));
  }
}
