import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
  RoleRef,
  Subject,
} from "../../generated/types/rbac-v1.ts";
import { required, sameValue } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { isPathSegment } from "../formats/names.ts";
import { type Found, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { pathSegmentName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";

const group = "rbac.authorization.k8s.io";

function validateRule(
  rule: PolicyRule,
  { field, namespaced }: { field: string; namespaced: boolean },
  found: Found,
): void {
  const { verbs, apiGroups, resources, nonResourceURLs } = rule;
  if (!verbs?.length) found.push(requiredValue(`${field}.verbs`, "verbs must contain at least one value"));
  if (nonResourceURLs?.length) {
    const refuse = (why: string) => found.push(invalidValue(`${field}.nonResourceURLs`, nonResourceURLs, why));
    if (namespaced) refuse("namespaced rules cannot apply to non-resource URLs");
    if (apiGroups?.length || resources?.length || rule.resourceNames?.length) {
      refuse("rules cannot apply to both regular resources and non-resource URLs");
    }
    return;
  }
  if (!apiGroups?.length) {
    found.push(requiredValue(`${field}.apiGroups`, "resource rules must supply at least one api group"));
  }
  if (!resources?.length) {
    found.push(requiredValue(`${field}.resources`, "resource rules must supply at least one resource"));
  }
}

function validateRules(rules: readonly PolicyRule[] | null | undefined, namespaced: boolean, found: Found): void {
  for (const [i, rule] of (rules ?? []).entries()) validateRule(rule, { field: `rules[${i}]`, namespaced }, found);
}

export const role = rulesOf<Role>({
  name: pathSegmentName,
  validate: ({ rules }, found) => validateRules(rules, true, found),
});

export const clusterRole = rulesOf<ClusterRole>({
  name: pathSegmentName,
  validate: ({ rules, aggregationRule }, found) => {
    validateRules(rules, false, found);
    if (!aggregationRule) return;
    const field = "aggregationRule.clusterRoleSelectors";
    const selectors = aggregationRule.clusterRoleSelectors ?? [];
    if (!selectors.length) {
      found.push(requiredValue(field, "at least one clusterRoleSelector required if aggregationRule is non-nil"));
    }
    for (const [i, selector] of selectors.entries()) {
      const before = found.length;
      validateLabelSelector(selector, `${field}[${i}]`, found);
      if (found.length > before) found.push(invalidValue(`${field}[${i}]`, null, "invalid label selector."));
    }
  },
});

function validateRoleRef({ apiGroup = "", kind, name }: RoleRef, kinds: readonly string[], found: Found): void {
  if (apiGroup !== group) found.push(unsupportedValue("roleRef.apiGroup", apiGroup, [group]));
  if (!kinds.includes(kind)) found.push(unsupportedValue("roleRef.kind", kind, kinds));
  if (required(found, "roleRef.name", name)) report(found, "roleRef.name", name, isPathSegment(name));
}

const subjectKinds = ["ServiceAccount", "User", "Group"];

function validateSubject(
  subject: Subject,
  { field, namespaced }: { field: string; namespaced: boolean },
  found: Found,
): void {
  const { kind, name, apiGroup = "", namespace } = subject;
  required(found, `${field}.name`, name);
  if (!subjectKinds.includes(kind)) {
    found.push(unsupportedValue(`${field}.kind`, kind, subjectKinds));
  } else if (kind === "ServiceAccount") {
    if (name) report(found, `${field}.name`, name, isDns1123Subdomain(name));
    if (apiGroup) found.push(unsupportedValue(`${field}.apiGroup`, apiGroup, [""]));
    if (!namespaced && !namespace) found.push(requiredValue(`${field}.namespace`));
  } else if (apiGroup !== group) {
    found.push(unsupportedValue(`${field}.apiGroup`, apiGroup, [group]));
  }
}

function validateSubjects(subjects: readonly Subject[] | undefined, namespaced: boolean, found: Found): void {
  for (const [i, subject] of (subjects ?? []).entries()) {
    validateSubject(subject, { field: `subjects[${i}]`, namespaced }, found);
  }
}

/** Who may be given a role is one thing, which role it is another: a binding keeps its role. */
function validateRoleKept(next: RoleRef, previous: RoleRef, found: Found): void {
  if (!sameValue(next, previous)) found.push(invalidValue("roleRef", next, "cannot change roleRef"));
}

export const roleBinding = rulesOf<RoleBinding>({
  name: pathSegmentName,
  validate: ({ roleRef, subjects }, found) => {
    validateRoleRef(roleRef, ["Role", "ClusterRole"], found);
    validateSubjects(subjects, true, found);
  },
  validateChange: ({ next, previous }, found) => validateRoleKept(next.roleRef, previous.roleRef, found),
});

export const clusterRoleBinding = rulesOf<ClusterRoleBinding>({
  name: pathSegmentName,
  validate: ({ roleRef, subjects }, found) => {
    validateRoleRef(roleRef, ["ClusterRole"], found);
    validateSubjects(subjects, false, found);
  },
  validateChange: ({ next, previous }, found) => validateRoleKept(next.roleRef, previous.roleRef, found),
});
