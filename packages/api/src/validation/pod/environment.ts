import type { EnvFromSource, EnvVar, EnvVarSource, FileKeySelector, PodSpec } from "../../generated/types/core-v1.ts";
import { required, requiredFormat } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isConfigMapKey, isEnvironmentVariable } from "../formats/names.ts";
import { type Found, invalidValue, notFoundValue, report } from "../found.ts";
import { noBackstep } from "../paths.ts";
import { validateFieldRef, validateResourceFieldRef } from "./downward-api.ts";
import { eachContainer } from "./each-container.ts";

/** What a container can be told of its pod by environment; the rest is for files only, which can be updated. */
const fieldPaths = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];

export function validateEnvironment(env: readonly EnvVar[] | undefined, field: string, found: Found): void {
  for (const [i, variable] of (env ?? []).entries()) {
    const item = `${field}[${i}]`;
    requiredFormat(found, `${item}.name`, variable.name, isEnvironmentVariable);
    if (variable.valueFrom) validateValueFrom(variable, variable.valueFrom, `${item}.valueFrom`, found);
  }
}

function validateValueFrom(variable: EnvVar, from: EnvVarSource, field: string, found: Found): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = from;
  if (fieldRef) validateFieldRef(fieldRef, { field: `${field}.fieldRef`, supported: fieldPaths }, found);
  if (resourceFieldRef) validateResourceFieldRef(resourceFieldRef, `${field}.resourceFieldRef`, found);
  if (configMapKeyRef) validateKeyRef(configMapKeyRef, `${field}.configMapKeyRef`, found);
  if (secretKeyRef) validateKeyRef(secretKeyRef, `${field}.secretKeyRef`, found);
  if (fileKeyRef) validateFileKeyRef(fileKeyRef, `${field}.fileKeyRef`, found);
  const sources = Object.values({ fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef });
  const count = sources.filter(Boolean).length;
  const problem =
    count === 0
      ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"
      : variable.value
        ? "may not be specified when `value` is not empty"
        : count > 1
          ? "may not have more than one field specified at a time"
          : undefined;
  if (problem) found.push(invalidValue(field, "", problem));
}

function validateKeyRef(ref: { name?: string; key: string }, field: string, found: Found): void {
  report(found, `${field}.name`, ref.name ?? "", isDns1123Subdomain(ref.name ?? ""));
  requiredFormat(found, `${field}.key`, ref.key, isConfigMapKey);
}

function validateFileKeyRef({ volumeName, path, key }: FileKeySelector, field: string, found: Found): void {
  requiredFormat(found, `${field}.key`, key, isEnvironmentVariable);
  requiredFormat(found, `${field}.volumeName`, volumeName, isDns1123Label);
  if (required(found, `${field}.path`, path)) noBackstep(found, `${field}.path`, path);
}

/** A variable can only be read from a file of an empty dir, which an init container has written. */
export function validateFileKeyVolumes(spec: PodSpec, pod: string, found: Found): void {
  const volumes = new Map(spec.volumes?.map((volume) => [volume.name, volume]));
  eachContainer(spec, pod, ({ env }, container) => {
    for (const [i, { valueFrom }] of (env ?? []).entries()) {
      const name = valueFrom?.fileKeyRef?.volumeName ?? "";
      if (!valueFrom?.fileKeyRef) continue;
      const field = `${container}.env[${i}].valueFrom.fileKeyRef.volumeName`;
      const volume = volumes.get(name);
      if (!volume) found.push(notFoundValue(field, name));
      else if (!volume.emptyDir) found.push(invalidValue(field, name, "referenced volume must be of type emptyDir"));
    }
  });
}

export function validateEnvironmentFrom(
  sources: readonly EnvFromSource[] | undefined,
  field: string,
  found: Found,
): void {
  for (const [i, { prefix, configMapRef, secretRef }] of (sources ?? []).entries()) {
    const item = `${field}[${i}]`;
    if (prefix) report(found, `${item}.prefix`, prefix, isEnvironmentVariable(prefix));
    for (const [name, reference] of Object.entries({ configMapRef, secretRef })) {
      if (reference) requiredFormat(found, `${item}.${name}.name`, reference.name, isDns1123Subdomain);
    }
    if (!configMapRef && !secretRef) {
      found.push(invalidValue(field, "", "must specify one of: `configMapRef` or `secretRef`"));
    } else if (configMapRef && secretRef) {
      found.push(invalidValue(field, "", "may not have more than one field specified at a time"));
    }
  }
}
