import type { ManagedFieldsEntry, ObjectMeta, OwnerReference } from "../schema/schema.ts";
import { isDns1123Label } from "./formats/dns.ts";
import { byteLength } from "./formats/format.ts";
import { isLabelValue, isQualifiedName } from "./formats/qualified-name.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, tooLongValue } from "./found.ts";
import { asPrefix, type NameRule } from "./name-rule.ts";

export interface MetadataRules {
  readonly namespaced: boolean;
  readonly name: NameRule;
  /** A finalizer without a domain must be a standard one. Lease, APIService and a few others let any name pass. */
  readonly finalizerDomains: boolean;
}

const annotationsLimit = 256 * 1024;
/** Finalizers that garbage collection and namespaces set; every other one is a qualified name with a domain. */
const standardFinalizers = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

/** Everything about an object's metadata that does not depend on what it was before. */
export function validateMetadata(metadata: ObjectMeta, rules: MetadataRules, found: Found): void {
  validateName(metadata, rules.name, found);
  validateNamespace(metadata, rules.namespaced, found);
  if ((metadata.generation ?? 0) < 0) {
    found.push(invalidValue("metadata.generation", metadata.generation, "must be greater than or equal to 0"));
  }
  validateSharedMetadata(metadata, found);
  validateFinalizers(metadata.finalizers, found);
  if (rules.finalizerDomains) validateFinalizerDomains(metadata.finalizers, found);
}

/** What is checked of labels, annotations, owners and managed fields on every write. */
export function validateSharedMetadata(metadata: ObjectMeta, found: Found): void {
  validateLabels(metadata.labels, "metadata.labels", found);
  validateAnnotations(metadata.annotations, "metadata.annotations", found);
  validateOwnerReferences(metadata.ownerReferences, found);
  validateManagedFields(metadata.managedFields, found);
}

function validateName({ name, generateName }: ObjectMeta, rule: NameRule, found: Found): void {
  if (generateName) report(found, "metadata.generateName", generateName, rule(asPrefix(generateName)));
  if (name) report(found, "metadata.name", name, rule(name));
  else found.push(requiredValue("metadata.name", "name or generateName is required"));
}

function validateNamespace({ namespace }: ObjectMeta, namespaced: boolean, found: Found): void {
  const field = "metadata.namespace";
  if (!namespaced) {
    if (namespace) found.push(forbiddenValue(field, "not allowed on this type"));
  } else if (!namespace) {
    found.push(requiredValue(field));
  } else {
    report(found, field, namespace, isDns1123Label(namespace));
  }
}

export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
  found: Found,
): void {
  for (const key in labels) {
    const value = labels[key] as string;
    const wrongKey = isQualifiedName(key);
    const wrongValue = isLabelValue(value);
    if (wrongKey.length) report(found, field, key, wrongKey);
    if (wrongValue.length) report(found, field, value, wrongValue);
  }
}

export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  field: string,
  found: Found,
): void {
  let size = 0;
  for (const key in annotations) {
    // Upper case is forgiven here, and only here.
    const wrongKey = isQualifiedName(key.toLowerCase());
    if (wrongKey.length) report(found, field, key, wrongKey);
    size += byteLength(key) + byteLength(annotations[key] as string);
  }
  if (size > annotationsLimit) found.push(tooLongValue(field, annotationsLimit));
}

function validateOwnerReferences(owners: readonly OwnerReference[] | undefined, found: Found): void {
  if (!owners) return;
  const field = "metadata.ownerReferences";
  let controller: OwnerReference | undefined;
  for (const owner of owners) {
    validateOwnerReference(owner, field, found);
    if (!owner.controller) continue;
    if (controller) {
      const both = `${controller.kind}/${controller.name} and ${owner.kind}/${owner.name}`;
      found.push(
        invalidValue(
          field,
          owners,
          `Only one reference can have Controller set to true. Found "true" in references for ${both}`,
        ),
      );
    } else {
      controller = owner;
    }
  }
}

function validateOwnerReference(owner: OwnerReference, field: string, found: Found): void {
  const [group, version] = splitApiVersion(owner.apiVersion);
  if (!version) found.push(invalidValue(`${field}.apiVersion`, owner.apiVersion, "version must not be empty"));
  for (const name of ["kind", "name", "uid"] as const) {
    if (!owner[name]) found.push(invalidValue(`${field}.${name}`, owner[name], "must not be empty"));
  }
  if (owner.kind === "Event" && group === "" && version === "v1") {
    found.push(invalidValue(field, owner, "/v1, Kind=Event is disallowed from being an owner"));
  }
}

const splitApiVersion = (apiVersion: string): [group: string, version: string] => {
  const parts = apiVersion.split("/");
  return parts.length === 1 ? ["", parts[0] ?? ""] : [parts[0] ?? "", parts[1] ?? ""];
};

function validateFinalizers(finalizers: readonly string[] | undefined, found: Found): void {
  if (!finalizers) return;
  const field = "metadata.finalizers";
  for (const finalizer of finalizers) report(found, field, finalizer, isQualifiedName(finalizer));
  if (finalizers.includes("orphan") && finalizers.includes("foregroundDeletion")) {
    found.push(invalidValue(field, finalizers, "finalizer orphan and foregroundDeletion cannot be both set"));
  }
}

export function validateFinalizerDomains(finalizers: readonly string[] | undefined, found: Found): void {
  finalizers?.forEach((finalizer, i) => {
    validateFinalizerDomain(finalizer, `metadata.finalizers[${i}]`, found);
  });
}

/** A finalizer without a domain is one of the standard ones. */
export function validateFinalizerDomain(finalizer: string, field: string, found: Found): void {
  if (finalizer.includes("/") || standardFinalizers.has(finalizer)) return;
  found.push(invalidValue(field, finalizer, "name is neither a standard finalizer name nor is it fully qualified"));
}

const maxManagerLength = 128;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function validateManagedFields(entries: readonly ManagedFieldsEntry[] | undefined, found: Found): void {
  if (!entries) return;
  for (const [i, entry] of entries.entries()) {
    const field = `metadata.managedFields[${i}]`;
    if (entry.operation !== "Apply" && entry.operation !== "Update") {
      found.push(invalidValue(`${field}.operation`, entry.operation ?? "", "must be `Apply` or `Update`"));
    }
    if (entry.fieldsType && entry.fieldsType !== "FieldsV1") {
      found.push(invalidValue(`${field}.fieldsType`, entry.fieldsType, "must be `FieldsV1`"));
    }
    validateFieldManager(entry.manager ?? "", `${field}.manager`, found);
    if ((entry.subresource?.length ?? 0) > 256) found.push(tooLongValue(`${field}.subresource`, 256));
  }
}

/** Who writes: at most 128 printable characters. */
export function validateFieldManager(manager: string, field: string, found: Found): void {
  if (byteLength(manager) > maxManagerLength) found.push(tooLongValue(field, maxManagerLength));
  const at = [...manager].findIndex((character) => !printable.test(character));
  if (at < 0) return;
  const code = [...manager][at]!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  found.push(invalidValue(field, manager, `invalid character U+${code} (at position ${at})`));
}
