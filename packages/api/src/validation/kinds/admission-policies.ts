import { type Environment, policyEnvironment, withoutAuthorizer } from "../../cel/environment.ts";
import { type CelType, dyn, simple, typeOf } from "../../cel/types.ts";
import type {
  AuditAnnotation,
  MatchResources,
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicyBinding,
  Mutation,
  ParamKind,
  ParamRef,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  Validation,
  Variable,
} from "../../generated/types/admissionregistration-v1.ts";
import { choice, oneOf, required, requiredFormat } from "../common.ts";
import { validateConditions } from "../conditions.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isPathSegment } from "../formats/names.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
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
import { validateLabelSelector } from "../selectors.ts";
import {
  failurePolicies,
  reinvocationPolicies,
  validateMatchConditions,
  validateMatchResources,
} from "./admission-rules.ts";
import { bool, validateExpression } from "./expressions.ts";

const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];
const string = simple("string");
const celName = /^[_a-zA-Z][_a-zA-Z0-9]*$/;

export const validatingAdmissionPolicy = rulesOf<ValidatingAdmissionPolicy>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ metadata, spec = {} }, found) => {
    const environment = validateCommon(spec, found);
    const { validations = [], auditAnnotations = [] } = spec;
    if (!validations.length && !auditAnnotations.length) {
      const rule = "validations or auditAnnotations must contain at least one item";
      found.push(requiredValue("spec.validations", rule), requiredValue("spec.auditAnnotations", rule));
    }
    const reading: Reading = { environment, found };
    for (const [i, validation] of validations.entries()) {
      validateValidation(validation, `spec.validations[${i}]`, reading);
    }
    validateAuditAnnotations(auditAnnotations, metadata?.name ?? "", reading);
  },
  subresources: {
    status: ({ next: { status } }, found) => validateConditions(status?.conditions, "status.conditions", found),
  },
});

export const mutatingAdmissionPolicy = rulesOf<MutatingAdmissionPolicy>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ spec = {} }, found) => {
    const environment = validateCommon(spec, found, { mutates: true });
    validateChangingOperations(spec.matchConstraints, "spec.matchConstraints", found);
    if (!spec.mutations?.length)
      found.push(requiredValue("spec.mutations", "mutations must contain at least one item"));
    for (const [i, mutation] of (spec.mutations ?? []).entries()) {
      validateMutation(mutation, `spec.mutations[${i}]`, { environment, found });
    }
    oneOf(found, "spec.reinvocationPolicy", spec.reinvocationPolicy, reinvocationPolicies);
  },
});

/** What is being deleted cannot be changed. */
function validateChangingOperations(match: MatchResources | undefined, field: string, found: Found): void {
  const supported = ["*", "CONNECT", "CREATE", "UPDATE"];
  for (const operation of (match?.resourceRules ?? []).flatMap(({ operations }) => operations ?? [])) {
    if (!supported.includes(operation)) {
      found.push(unsupportedValue(`${field}.resourceRules.operations`, operation, supported));
    }
  }
}

type PolicySpec = Pick<
  NonNullable<ValidatingAdmissionPolicy["spec"]>,
  "paramKind" | "matchConstraints" | "failurePolicy" | "matchConditions" | "variables"
>;

/** What the expressions of a policy may name, and where problems go. */
interface Reading {
  readonly environment: Environment;
  readonly found: Found;
}

/** What the policy's expressions may name: each variable sees those before it. */
function validateCommon(spec: PolicySpec, found: Found, { mutates = false } = {}): Environment {
  choice(found, "spec.failurePolicy", spec.failurePolicy, failurePolicies);
  if (spec.paramKind) validateParamKind(spec.paramKind, found);
  if (!spec.matchConstraints) found.push(requiredValue("spec.matchConstraints"));
  validateMatchResources(spec.matchConstraints, { field: "spec.matchConstraints", rulesRequired: true }, found);
  validateMatchConditions(spec.matchConditions, "spec.matchConditions", found);
  const variables = new Map<string, CelType>();
  const environment = policyEnvironment({ params: spec.paramKind !== undefined, variables, mutates });
  for (const [i, variable] of (spec.variables ?? []).entries()) {
    variables.set(variable.name, validateVariable(variable, `spec.variables[${i}]`, { environment, found }));
  }
  return environment;
}

function validateParamKind({ apiVersion = "", kind = "" }: ParamKind, found: Found): void {
  if (required(found, "spec.paramKind.apiVersion", apiVersion)) validateApiVersion(apiVersion, found);
  if (!required(found, "spec.paramKind.kind", kind)) return;
  for (const problem of isDns1035Label(kind.toLowerCase())) {
    const rule = `may have mixed case, but should otherwise match: ${problem}`;
    found.push(invalidValue("spec.paramKind.kind", kind, rule));
  }
}

function validateApiVersion(apiVersion: string, found: Found): void {
  const parts = apiVersion.split("/");
  const field = "spec.paramKind.apiVersion";
  if (parts.length > 2) {
    found.push(invalidValue(field, apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
    return;
  }
  const [group, version] = parts.length === 2 ? parts : ["", parts[0]];
  if (group) report(found, field, group, isDns1123Subdomain(group));
  if (version) report(found, field, version, isDns1035Label(version));
  else found.push(invalidValue(field, apiVersion, "version must be specified"));
}

function validateVariable({ name, expression }: Variable, field: string, { environment, found }: Reading): CelType {
  if (!name?.trim()) found.push(requiredValue(`${field}.name`, "name is not specified"));
  else if (!celName.test(name)) found.push(invalidValue(`${field}.name`, name, "must be a valid CEL identifier"));
  if (expression?.trim()) return validateExpression(expression, `${field}.expression`, found, { environment });
  found.push(requiredValue(`${field}.expression`, "expression is not specified"));
  return dyn;
}

function validateValidation(validation: Validation, field: string, { environment, found }: Reading): void {
  const { expression, message, messageExpression, reason } = validation;
  if (!expression?.trim()) found.push(requiredValue(`${field}.expression`, "expression is not specified"));
  else validateExpression(expression, `${field}.expression`, found, { environment, types: [bool] });
  if (message && !message.trim()) {
    found.push(invalidValue(`${field}.message`, message, "must be non-empty if specified"));
  } else if (message?.trim().includes("\n")) {
    found.push(invalidValue(`${field}.message`, message, "must not contain line breaks"));
  }
  if (messageExpression?.trim()) {
    const wanted = { environment: withoutAuthorizer(environment), types: [string] };
    validateExpression(messageExpression, `${field}.messageExpression`, found, wanted);
  } else if (messageExpression) {
    found.push(invalidValue(`${field}.messageExpression`, messageExpression, "must be non-empty if specified"));
  }
  if (reason !== undefined && !reasons.includes(reason))
    found.push(unsupportedValue(`${field}.reason`, reason, reasons));
}

function validateAuditAnnotations(
  annotations: readonly AuditAnnotation[],
  policy: string,
  { environment, found }: Reading,
): void {
  const keys = new Set<string>();
  for (const [i, { key, valueExpression }] of annotations.entries()) {
    const field = `spec.auditAnnotations[${i}]`;
    const whole = `${policy}/${key}`;
    if (policy) report(found, `${field}.key`, whole, isQualifiedName(whole));
    else found.push(invalidValue(`${field}.key`, key, "requires metadata.name be non-empty"));
    if (!valueExpression?.trim()) {
      found.push(requiredValue(`${field}.valueExpression`, "valueExpression is not specified"));
    } else {
      const wanted = { environment, types: [string, simple("null_type")] };
      validateExpression(valueExpression, `${field}.valueExpression`, found, wanted);
    }
    if (keys.has(key)) found.push(duplicateValue(`${field}.key`, key));
    keys.add(key);
  }
}

const forms = { ApplyConfiguration: "applyConfiguration", JSONPatch: "jsonPatch" } as const;
const results = { applyConfiguration: typeOf("Object"), jsonPatch: typeOf("list<JSONPatch>") };

function validateMutation(mutation: Mutation, field: string, { environment, found }: Reading): void {
  const { patchType } = mutation;
  if (!patchType) {
    found.push(requiredValue(`${field}.patchType`));
    return;
  }
  const wanted = forms[patchType];
  if (!wanted) {
    found.push(unsupportedValue(`${field}.patchType`, patchType, Object.keys(forms)));
    return;
  }
  for (const form of Object.values(forms)) {
    const rule = `must be specified when patchType is ${patchType}`;
    const given = mutation[form];
    if (form === wanted) {
      if (!given) found.push(requiredValue(`${field}.${form}`, rule));
      else if (required(found, `${field}.${form}.expression`, given.expression?.trim())) {
        const wanted = { environment, types: [results[form]] };
        validateExpression(given.expression!, `${field}.${form}.expression`, found, wanted);
      }
    } else if (given) {
      found.push(invalidValue(`${field}.${form}`, `{${form}}`, rule.replace("must be", "must not be")));
    }
  }
}

const actions = ["Audit", "Deny", "Warn"];

export const validatingAdmissionPolicyBinding = rulesOf<ValidatingAdmissionPolicyBinding>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ spec }, found) => {
    validateBinding(spec ?? {}, found);
    const given = spec?.validationActions ?? [];
    const field = "spec.validationActions";
    if (!given.length) found.push(requiredValue(field, "at least one validation action is required"));
    for (const [i, action] of given.entries()) {
      if (!actions.includes(action)) found.push(unsupportedValue(`${field}[${i}]`, action, actions));
      if (given.indexOf(action) < i) found.push(duplicateValue(`${field}[${i}]`, action));
    }
    if (given.includes("Deny") && given.includes("Warn")) {
      const rule =
        "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";
      found.push(invalidValue(field, given, rule));
    }
  },
});

export const mutatingAdmissionPolicyBinding = rulesOf<MutatingAdmissionPolicyBinding>({
  finalizers: "any",
  metadataOnUpdate: ["whole"],
  validate: ({ spec }, found) => {
    validateBinding(spec ?? {}, found);
    validateChangingOperations(spec?.matchResources, "spec.matchResources", found);
  },
});

function validateBinding(spec: NonNullable<MutatingAdmissionPolicyBinding["spec"]>, found: Found): void {
  requiredFormat(found, "spec.policyName", spec.policyName, isDns1123Subdomain);
  if (spec.paramRef) validateParamRef(spec.paramRef, found);
  validateMatchResources(spec.matchResources, { field: "spec.matchResources", rulesRequired: false }, found);
}

function validateParamRef({ name, selector, parameterNotFoundAction }: ParamRef, found: Found): void {
  const field = "spec.paramRef";
  const rule = "name and selector are mutually exclusive";
  if (name) report(found, `${field}.name`, name, isPathSegment(name));
  if (name && selector) found.push(forbiddenValue(`${field}.name`, rule));
  validateLabelSelector(selector, `${field}.selector`, found);
  if (name && selector) found.push(forbiddenValue(`${field}.selector`, rule));
  if (!name && !selector) found.push(requiredValue(field, "one of name or selector must be specified"));
  oneOf(found, `${field}.parameterNotFoundAction`, parameterNotFoundAction, ["Deny", "Allow"]);
}
