import { ApiError } from "@kubets/api";
import type { ConfigMap, Container, EnvVar, Pod, Secret, Service } from "@kubets/api/types/core-v1";
import { RuntimeError } from "../ports/runtime-error.ts";
import { expand } from "./expand.ts";
import { type FieldContext, fieldValue } from "./field-ref.ts";
import { type Allocatable, containerNamed, resourceFieldValue } from "./resource-field-ref.ts";
import { servicesFor, serviceVariables } from "./service-env.ts";

/** Where the values come from that stand in other objects. Both throw NotFound. */
export interface ConfigSource {
  configMap(namespace: string, name: string): Promise<ConfigMap>;
  secret(namespace: string, name: string): Promise<Secret>;
}

export interface EnvironmentContext extends FieldContext {
  readonly config: ConfigSource;
  readonly services: readonly Service[];
  readonly allocatable: Allocatable;
}

/** The variables of a container, in order: services, then `envFrom`, then `env`, whose values may name earlier ones. */
export async function environmentOf(
  pod: Pod,
  container: Container,
  context: EnvironmentContext,
): Promise<ReadonlyMap<string, string>> {
  const { namespace = "" } = pod.metadata;
  const links = servicesFor(context.services, namespace, pod.spec.enableServiceLinks ?? true);
  const found = new Map<string, string>(links.flatMap(serviceVariables));
  for (const { prefix = "", configMapRef, secretRef } of container.envFrom ?? []) {
    const data = configMapRef
      ? ((await optional(configMapRef.optional, () => context.config.configMap(namespace, configMapRef.name ?? "")))
          ?.data ?? {})
      : decoded(await optional(secretRef?.optional, () => context.config.secret(namespace, secretRef?.name ?? "")));
    for (const [key, value] of Object.entries(data)) found.set(prefix + key, value);
  }
  for (const variable of container.env ?? []) {
    const value = await variableValue(variable, { pod, container, context, found });
    if (value !== undefined) found.set(variable.name, value);
  }
  return found;
}

interface Reading {
  readonly pod: Pod;
  readonly container: Container;
  readonly context: EnvironmentContext;
  readonly found: ReadonlyMap<string, string>;
}

async function variableValue({ value, valueFrom }: EnvVar, reading: Reading): Promise<string | undefined> {
  const { pod, container, context, found } = reading;
  const { namespace = "" } = pod.metadata;
  if (!valueFrom) return expand(value ?? "", found);
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  if (fieldRef) return fieldValue(pod, fieldRef.fieldPath, context);
  if (resourceFieldRef) {
    const named = resourceFieldRef.containerName ? containerNamed(pod, resourceFieldRef.containerName) : container;
    return resourceFieldValue(resourceFieldRef, named, context.allocatable);
  }
  if (configMapKeyRef) {
    const { name = "", key, optional: mayMiss } = configMapKeyRef;
    const data = (await optional(mayMiss, () => context.config.configMap(namespace, name)))?.data;
    return keyed(data?.[key], { mayMiss, what: `couldn't find key ${key} in ConfigMap ${namespace}/${name}` });
  }
  if (secretKeyRef) {
    const { name = "", key, optional: mayMiss } = secretKeyRef;
    const data = decoded(await optional(mayMiss, () => context.config.secret(namespace, name)));
    return keyed(data[key], { mayMiss, what: `couldn't find key ${key} in Secret ${namespace}/${name}` });
  }
  throw configError("the variable's source is not supported");
}

function keyed(value: string | undefined, { mayMiss, what }: { mayMiss: boolean | undefined; what: string }) {
  if (value === undefined && !mayMiss) throw configError(what);
  return value;
}

const decoded = (secret: Secret | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(secret?.data ?? {}).map(([key, value]) => [key, Buffer.from(value, "base64").toString("utf8")]),
  );

async function optional<T>(mayMiss: boolean | undefined, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") {
      if (mayMiss) return undefined;
      throw configError(error.message);
    }
    throw error;
  }
}

/** What the pod says cannot be carried out until it, or what it names, is changed. */
export const configError = (message: string): RuntimeError => new RuntimeError("CreateContainerConfigError", message);
