import type { Container, EphemeralContainer, PodSpec } from "../../generated/types/core-v1.ts";
import { oneOf, optionalOneOf, required, requiredFormat } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  notFoundValue,
  requiredValue,
  tooManyValues,
} from "../found.ts";
import { validateEnvironment, validateEnvironmentFrom } from "./environment.ts";
import { validateLifecycle, validateProbe } from "./handlers.ts";
import { type Volumes, validateMounts } from "./mounts.ts";
import { validateHostPorts, validatePorts } from "./ports.ts";
import { validateResources } from "./resources.ts";
import { validateSecurityContext } from "./security-context.ts";

/** What containers must know of their pod. */
export interface PodContext {
  readonly field: string;
  readonly volumes: Volumes;
  readonly claimNames: ReadonlySet<string>;
}

const pullPolicies = ["Always", "IfNotPresent", "Never"];
const messagePolicies = ["File", "FallbackToLogsOnError"];

/** Every container of a pod spec: names are unique across all three lists. */
export function validateContainers(spec: PodSpec, context: PodContext, found: Found): void {
  const containers = spec.containers ?? [];
  const list = `${context.field}.containers`;
  if (!containers.length) found.push(requiredValue(list));
  const names = new Set<string>();
  for (const [i, container] of containers.entries()) {
    const field = `${list}[${i}]`;
    validateContainer(container, spec, { ...context, field }, found);
    if (names.has(container.name)) found.push(duplicateValue(`${field}.name`, container.name));
    else names.add(container.name);
    validateActions(container, spec, field, found);
    validateRestart(container, field, found);
  }
  validateHostPorts(containers, list, found);
  validateInitContainers(spec, context, names, found);
  validateEphemeralContainers(spec, context, names, found);
}

function validateActions(container: Container, spec: PodSpec, field: string, found: Found): void {
  const gracePeriod = spec.terminationGracePeriodSeconds ?? 0;
  validateLifecycle(container.lifecycle, { field: `${field}.lifecycle`, gracePeriod }, found);
  for (const role of ["liveness", "readiness", "startup"] as const) {
    const probe = `${role}Probe` as const;
    validateProbe(container[probe], { field: `${field}.${probe}`, gracePeriod, role }, found);
  }
}

const restartPolicies = ["Always", "Never", "OnFailure"];
const maxRules = 20;
const maxExitCodes = 255;
const ruleActions = ["Restart", "RestartAllContainers"];

/** A container may have a restart policy of its own, and rules by exit code where it has. */
function validateRestart({ restartPolicy, restartPolicyRules }: Container, field: string, found: Found): void {
  if (restartPolicy !== undefined) {
    optionalOneOf(found, `${field}.restartPolicy`, restartPolicy, restartPolicies);
  } else if (restartPolicyRules?.length) {
    found.push(requiredValue(`${field}.restartPolicy`, "must specify restartPolicy when restart rules are used"));
    // Of an init container they are not looked at any further.
    if (field.includes(".initContainers[")) return;
  }
  const rules = restartPolicyRules ?? [];
  if (rules.length > maxRules) found.push(tooManyValues(`${field}.restartPolicyRules`, rules.length, maxRules));
  for (const [i, { action, exitCodes }] of rules.entries()) {
    const item = `${field}.restartPolicyRules[${i}]`;
    optionalOneOf(found, `${item}.action`, action ?? "", ruleActions);
    if (!exitCodes) {
      found.push(requiredValue(`${item}.exitCodes`, "must be specified"));
      continue;
    }
    optionalOneOf(found, `${item}.exitCodes.operator`, exitCodes.operator ?? "", ["In", "NotIn"]);
    const count = exitCodes.values?.length ?? 0;
    if (count > maxExitCodes) found.push(tooManyValues(`${item}.exitCodes.values`, count, maxExitCodes));
  }
}

const onlyForSidecars = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const;

function validateInitContainers(spec: PodSpec, context: PodContext, names: Set<string>, found: Found): void {
  for (const [i, container] of (spec.initContainers ?? []).entries()) {
    const field = `${context.field}.initContainers[${i}]`;
    validateContainer(container, spec, { ...context, field }, found);
    if (names.has(container.name)) found.push(duplicateValue(`${field}.name`, container.name));
    else if (container.name) names.add(container.name);
    validateHostPorts([container], `${context.field}.initContainers`, found);
    validateRestart(container, field, found);
    // A sidecar runs as long as the pod does; a plain init container ends before anybody would ask after its health.
    if (container.restartPolicy === "Always") {
      validateActions(container, spec, field, found);
    } else {
      for (const name of onlyForSidecars) {
        if (container[name] !== undefined) {
          found.push(
            forbiddenValue(`${field}.${name}`, "may not be set for init containers without restartPolicy=Always"),
          );
        }
      }
    }
  }
}

const allowedForEphemeral = new Set([
  ...["name", "image", "command", "args", "workingDir", "envFrom", "env", "volumeMounts", "volumeDevices"],
  ...[
    "terminationMessagePath",
    "terminationMessagePolicy",
    "imagePullPolicy",
    "securityContext",
    "targetContainerName",
  ],
  ...["stdin", "stdinOnce", "tty"],
]);

/** That they are there at all is too much. */
const countsWhenEmpty: ReadonlySet<string> = new Set(["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]);

function validateEphemeralContainers(spec: PodSpec, context: PodContext, names: Set<string>, found: Found): void {
  const targets = new Set(spec.containers?.map(({ name }) => name));
  for (const [i, container] of (spec.ephemeralContainers ?? []).entries()) {
    const field = `${context.field}.ephemeralContainers[${i}]`;
    validateContainer(container as EphemeralContainer & Container, spec, { ...context, field }, found);
    if (names.has(container.name)) found.push(duplicateValue(`${field}.name`, container.name));
    else if (container.name) names.add(container.name);
    if (container.targetContainerName && !targets.has(container.targetContainerName)) {
      found.push(notFoundValue(`${field}.targetContainerName`, container.targetContainerName));
    }
    for (const [name, value] of Object.entries(container)) {
      if (allowedForEphemeral.has(name) || (isEmpty(value) && !countsWhenEmpty.has(name))) continue;
      found.push(forbiddenValue(`${field}.${name}`, "cannot be set for an Ephemeral Container"));
    }
    for (const [j, mount] of (container.volumeMounts ?? []).entries()) {
      const item = `${field}.volumeMounts[${j}]`;
      for (const name of ["subPath", "subPathExpr"] as const) {
        if (mount[name]) found.push(forbiddenValue(`${item}.${name}`, "cannot be set for an Ephemeral Container"));
      }
    }
  }
}

const isEmpty = (value: unknown) => typeof value === "object" && (value === null || Object.keys(value).length === 0);

/** What the three kinds of containers have in common. */
function validateContainer(container: Container, spec: PodSpec, context: PodContext, found: Found): void {
  const { field, volumes, claimNames } = context;
  requiredFormat(found, `${field}.name`, container.name, isDns1123Label);
  required(found, `${field}.image`, container.image);
  oneOf(found, `${field}.terminationMessagePolicy`, container.terminationMessagePolicy, messagePolicies);
  oneOf(found, `${field}.imagePullPolicy`, container.imagePullPolicy, pullPolicies);
  validatePorts(container.ports, `${field}.ports`, found);
  validateEnvironment(container.env, `${field}.env`, found);
  validateEnvironmentFrom(container.envFrom, `${field}.envFrom`, found);
  validateMounts(container, volumes, field, found);
  validateResources(container.resources, { field: `${field}.resources`, claimNames }, found);
  validateResizePolicy(container, spec, field, found);
  const security = { field: `${field}.securityContext`, hostUsers: spec.hostUsers !== false };
  validateSecurityContext(container.securityContext, security, found);
}

function validateResizePolicy({ resizePolicy }: Container, spec: PodSpec, container: string, found: Found): void {
  const field = `${container}.resizePolicy`;
  const seen = new Set<string>();
  for (const [i, { resourceName, restartPolicy }] of (resizePolicy ?? []).entries()) {
    if (seen.has(resourceName)) found.push(duplicateValue(`${field}[${i}]`, resourceName));
    seen.add(resourceName);
    oneOf(found, field, resourceName, ["cpu", "memory"]);
    oneOf(found, field, restartPolicy, ["NotRequired", "RestartContainer"]);
    if (spec.restartPolicy === "Never" && restartPolicy !== "NotRequired") {
      found.push(invalidValue(field, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'"));
    }
  }
}

/** In a template it is forgiven, for what templates have been written before. */
export function validateImages(spec: PodSpec, pod: string, found: Found): void {
  for (const list of ["containers", "initContainers"] as const) {
    for (const [i, { image }] of (spec[list] ?? []).entries()) {
      if (image === undefined || image === image.trim()) continue;
      const rule = "must not have leading or trailing whitespace";
      found.push(invalidValue(`${pod}.${list}[${i}].image`, image, rule));
    }
  }
}
