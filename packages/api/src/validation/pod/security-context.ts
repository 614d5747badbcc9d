import type {
  AppArmorProfile,
  PodSecurityContext,
  SeccompProfile,
  SecurityContext,
  WindowsSecurityContextOptions,
} from "../../generated/types/core-v1.ts";
import { oneOf, optionalOneOf, required } from "../common.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { descendingPath } from "../paths.ts";

const maxId = 2 ** 31 - 1;

/** Linux user and group numbers fit into 31 bits. */
function validateId(found: Found, field: string, id: number | undefined | null): void {
  if (id === undefined || id === null || (id >= 0 && id <= maxId)) return;
  found.push(invalidValue(field, id, `must be between 0 and ${maxId}, inclusive`));
}

const seccompTypes = ["Localhost", "RuntimeDefault", "Unconfined"];

function validateSeccomp(profile: SeccompProfile | undefined, field: string, found: Found): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  if (type !== "Localhost" && localhostProfile !== undefined) {
    found.push(
      invalidValue(`${field}.localhostProfile`, localhostProfile, "can only be set when seccomp type is Localhost"),
    );
  }
  if (!type) found.push(requiredValue(`${field}.type`, "type is required when seccompProfile is set"));
  else optionalOneOf(found, `${field}.type`, type, seccompTypes);
  if (type !== "Localhost") return;
  const path = `${field}.localhostProfile`;
  if (!localhostProfile) found.push(requiredValue(path, "must be set when seccomp type is Localhost"));
  else descendingPath(found, path, localhostProfile);
}

const appArmorTypes = ["Localhost", "RuntimeDefault", "Unconfined"];

function validateAppArmor(profile: AppArmorProfile | undefined, field: string, found: Found): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  const path = `${field}.localhostProfile`;
  if (type === "Localhost") {
    if (!localhostProfile) {
      found.push(requiredValue(path, "must be set when AppArmor type is Localhost"));
    } else if (localhostProfile !== localhostProfile.trim()) {
      found.push(invalidValue(path, localhostProfile, "must not be padded with whitespace"));
    } else if (localhostProfile.length > 4095) {
      found.push({ type: "FieldValueTooLong", field: path, detail: "may not be more than 4095 bytes" });
    }
  } else if (localhostProfile !== undefined) {
    found.push(invalidValue(path, localhostProfile, "can only be set when AppArmor type is Localhost"));
  }
  if (!type) found.push(requiredValue(`${field}.type`, "type is required when appArmorProfile is set"));
  else optionalOneOf(found, `${field}.type`, type, appArmorTypes);
}

const controlCharacters = /\p{Cc}/u;

function validateWindowsOptions(options: WindowsSecurityContextOptions | undefined, field: string, found: Found): void {
  if (!options) return;
  const { runAsUserName, gmsaCredentialSpec, gmsaCredentialSpecName } = options;
  if (gmsaCredentialSpec === "")
    found.push(invalidValue(`${field}.gmsaCredentialSpec`, "", "gmsaCredentialSpec cannot be an empty string"));
  if (gmsaCredentialSpecName === "") required(found, `${field}.gmsaCredentialSpecName`, "");
  if (runAsUserName === undefined) return;
  const name = `${field}.runAsUserName`;
  const parts = runAsUserName.split("\\");
  if (runAsUserName === "") found.push(invalidValue(name, "", "runAsUserName cannot be an empty string"));
  else if (controlCharacters.test(runAsUserName)) {
    found.push(invalidValue(name, runAsUserName, "runAsUserName cannot contain control characters"));
  } else if (parts.length > 2) {
    found.push(invalidValue(name, runAsUserName, "runAsUserName cannot contain more than one backslash"));
  }
}

/** What of a container's security the pod as a whole decides. */
export interface SecurityOfPod {
  readonly field: string;
  readonly hostUsers: boolean;
}

export function validateSecurityContext(
  context: SecurityContext | undefined,
  { field, hostUsers }: SecurityOfPod,
  found: Found,
): void {
  if (!context) return;
  validateId(found, `${field}.runAsUser`, context.runAsUser);
  validateId(found, `${field}.runAsGroup`, context.runAsGroup);
  validateSeccomp(context.seccompProfile, `${field}.seccompProfile`, found);
  validateAppArmor(context.appArmorProfile, `${field}.appArmorProfile`, found);
  if (context.allowPrivilegeEscalation === false) {
    if (context.privileged) {
      const rule = "cannot set `allowPrivilegeEscalation` to false and `privileged` to true";
      found.push(invalidValue(field, context, rule));
    }
    if (context.capabilities?.add?.some((name) => name === "CAP_SYS_ADMIN" || name === "SYS_ADMIN")) {
      const rule = "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN";
      found.push(invalidValue(field, context, rule));
    }
  }
  if (context.procMount) {
    optionalOneOf(found, `${field}.procMount`, context.procMount, ["Default", "Unmasked"]);
    if (context.procMount === "Unmasked" && hostUsers) {
      const rule = "`hostUsers` must be false to use `Unmasked`";
      found.push(invalidValue(`${field}.procMount`, context.procMount, rule));
    }
  }
  validateWindowsOptions(context.windowsOptions, `${field}.windowsOptions`, found);
}

const sysctlName = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*([a-z0-9][-_a-z0-9]*)?[a-z0-9]$/;

export function validatePodSecurityContext(context: PodSecurityContext | undefined, field: string, found: Found): void {
  if (!context) return;
  validateId(found, `${field}.fsGroup`, context.fsGroup);
  validateId(found, `${field}.runAsUser`, context.runAsUser);
  validateId(found, `${field}.runAsGroup`, context.runAsGroup);
  for (const [i, group] of (context.supplementalGroups ?? []).entries()) {
    validateId(found, `${field}.supplementalGroups[${i}]`, group);
  }
  validateSysctls(context.sysctls, `${field}.sysctls`, found);
  if (context.fsGroupChangePolicy !== undefined) {
    oneOf(found, `${field}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ["Always", "OnRootMismatch"]);
  }
  if (context.supplementalGroupsPolicy) {
    optionalOneOf(found, `${field}.supplementalGroupsPolicy`, context.supplementalGroupsPolicy, ["Merge", "Strict"]);
  }
  if (context.seLinuxChangePolicy) {
    optionalOneOf(found, `${field}.seLinuxChangePolicy`, context.seLinuxChangePolicy, ["Recursive"]);
  }
  validateSeccomp(context.seccompProfile, `${field}.seccompProfile`, found);
  validateAppArmor(context.appArmorProfile, `${field}.appArmorProfile`, found);
  validateWindowsOptions(context.windowsOptions, `${field}.windowsOptions`, found);
}

function validateSysctls(sysctls: PodSecurityContext["sysctls"], field: string, found: Found): void {
  const names = new Set<string>();
  for (const [i, { name }] of (sysctls ?? []).entries()) {
    const item = `${field}[${i}].name`;
    if (!name) found.push(requiredValue(item));
    else if (name.length > 253 || !sysctlName.test(name)) {
      const rule =
        "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
      found.push(invalidValue(item, name, rule));
    } else if (names.has(name)) found.push({ type: "FieldValueDuplicate", field: item, value: name, detail: "" });
    names.add(name);
  }
}

/** The host's namespaces and a user namespace of the pod's own exclude each other. */
export function validateHostUsers(
  spec: { hostUsers?: boolean; hostNetwork?: boolean; hostPID?: boolean; hostIPC?: boolean },
  field: string,
  found: Found,
): void {
  if (spec.hostUsers !== false) return;
  for (const name of ["hostNetwork", "hostPID", "hostIPC"] as const) {
    if (spec[name]) found.push(forbiddenValue(`${field}.${name}`, "when `hostUsers` is false"));
  }
}
