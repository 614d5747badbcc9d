import type {
  AppArmorProfile,
  PodSpec,
  SeccompProfile,
  SecurityContext,
  WindowsSecurityContextOptions,
} from "../../generated/types/core-v1.ts";
import { optionalOneOf } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, tooLongValue } from "../found.ts";
import { descendingPath } from "../paths.ts";
import { eachContainer } from "./each-container.ts";
import { problemsOfWindowsUser } from "./windows.ts";

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
    found.push(invalidValue(`${field}.localhostProfile`, profile, "can only be set when seccomp type is Localhost"));
  }
  if (!type) found.push(requiredValue(`${field}.type`, "type is required when seccompProfile is set"));
  else optionalOneOf(found, `${field}.type`, type, seccompTypes);
  if (type !== "Localhost") return;
  const path = `${field}.localhostProfile`;
  if (localhostProfile === undefined) found.push(requiredValue(path, "must be set when seccomp type is Localhost"));
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
    }
    if ((localhostProfile?.length ?? 0) > 4095) found.push(tooLongValue(path, 4095));
  } else if (appArmorTypes.includes(type ?? "") && localhostProfile !== undefined) {
    found.push(invalidValue(path, localhostProfile, "can only be set when AppArmor type is Localhost"));
  }
  if (!type) found.push(requiredValue(`${field}.type`, "type is required when appArmorProfile is set"));
  else optionalOneOf(found, `${field}.type`, type, appArmorTypes);
}

const maxSpecKiB = 64;
const controlCharacters = /\p{Cc}/u;

function validateWindowsOptions(options: WindowsSecurityContextOptions | undefined, field: string, found: Found): void {
  if (!options) return;
  const { runAsUserName, gmsaCredentialSpec, gmsaCredentialSpecName } = options;
  if (gmsaCredentialSpec === "")
    found.push(invalidValue(`${field}.gmsaCredentialSpec`, "", "gmsaCredentialSpec cannot be an empty string"));
  if (gmsaCredentialSpec && gmsaCredentialSpec.length > maxSpecKiB * 1024) {
    const rule = `gmsaCredentialSpec size must be under ${maxSpecKiB} KiB`;
    found.push(invalidValue(`${field}.gmsaCredentialSpec`, gmsaCredentialSpec, rule));
  }
  if (gmsaCredentialSpecName !== undefined) {
    const wrong = isDns1123Subdomain(gmsaCredentialSpecName);
    report(found, `${field}.gmsaCredentialSpecName`, gmsaCredentialSpecName, wrong);
  }
  if (runAsUserName === undefined) return;
  const name = `${field}.runAsUserName`;
  const parts = runAsUserName.split("\\");
  if (runAsUserName === "") found.push(invalidValue(name, "", "runAsUserName cannot be an empty string"));
  else if (controlCharacters.test(runAsUserName)) {
    found.push(invalidValue(name, runAsUserName, "runAsUserName cannot contain control characters"));
  } else if (parts.length > 2) {
    found.push(invalidValue(name, runAsUserName, "runAsUserName cannot contain more than one backslash"));
  } else {
    const [domain, user] = parts.length === 2 ? parts : [undefined, runAsUserName];
    report(found, name, runAsUserName, problemsOfWindowsUser(domain, user ?? ""));
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
    // Only under this name: SYS_ADMIN, as runtimes call it, goes unseen.
    if (context.capabilities?.add?.includes("CAP_SYS_ADMIN")) {
      const rule = "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN";
      found.push(invalidValue(field, context, rule));
    }
  }
  if (context.procMount !== undefined) {
    optionalOneOf(found, `${field}.procMount`, context.procMount, ["Default", "Unmasked"]);
    if (context.procMount === "Unmasked" && hostUsers) {
      const rule = "`hostUsers` must be false to use `Unmasked`";
      found.push(invalidValue(`${field}.procMount`, context.procMount, rule));
    }
  }
  validateWindowsOptions(context.windowsOptions, `${field}.windowsOptions`, found);
}

const sysctlName = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*([a-z0-9][-_a-z0-9]*)?[a-z0-9]$/;

export function validatePodSecurityContext(spec: PodSpec, pod: string, found: Found): void {
  const { securityContext: context } = spec;
  const field = `${pod}.securityContext`;
  if (!context) return;
  validateId(found, `${field}.fsGroup`, context.fsGroup);
  validateId(found, `${field}.runAsUser`, context.runAsUser);
  validateId(found, `${field}.runAsGroup`, context.runAsGroup);
  for (const [i, group] of (context.supplementalGroups ?? []).entries()) {
    validateId(found, `${field}.supplementalGroups[${i}]`, group);
  }
  validateSysctls(spec, `${field}.sysctls`, found);
  if (context.fsGroupChangePolicy !== undefined) {
    optionalOneOf(found, `${field}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ["Always", "OnRootMismatch"]);
  }
  if (context.supplementalGroupsPolicy !== undefined) {
    optionalOneOf(found, `${field}.supplementalGroupsPolicy`, context.supplementalGroupsPolicy, ["Merge", "Strict"]);
  }
  if (context.seLinuxChangePolicy !== undefined) {
    optionalOneOf(found, `${field}.seLinuxChangePolicy`, context.seLinuxChangePolicy, ["Recursive"]);
  }
  validateSeccomp(context.seccompProfile, `${field}.seccompProfile`, found);
  validateAppArmor(context.appArmorProfile, `${field}.appArmorProfile`, found);
  validateWindowsOptions(context.windowsOptions, `${field}.windowsOptions`, found);
}

/** Settings of a network or an IPC namespace are the pod's only where it has such a namespace of its own. */
const ofIpc = /^(kernel\.(shm|sem|msg)|fs\.mqueue\.)/;

function validateSysctls({ securityContext, hostNetwork, hostIPC }: PodSpec, field: string, found: Found): void {
  const names = new Set<string>();
  for (const [i, { name }] of (securityContext?.sysctls ?? []).entries()) {
    const item = `${field}[${i}].name`;
    if (!name) found.push(requiredValue(item));
    else if (name.length > 253 || !sysctlName.test(name)) {
      const rule =
        "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
      found.push(invalidValue(item, name, rule));
    } else if (names.has(name)) found.push({ type: "FieldValueDuplicate", field: item, value: name, detail: "" });
    names.add(name);
    const dotted = name.replaceAll("/", ".");
    if (hostNetwork && dotted.startsWith("net.")) {
      found.push(invalidValue(item, name, "may not be specified when 'hostNetwork' is true"));
    }
    if (hostIPC && ofIpc.test(dotted)) {
      found.push(invalidValue(item, name, "may not be specified when 'hostIPC' is true"));
    }
  }
}

/** The host's namespaces and a user namespace of the pod's own exclude each other. */
export function validateHostUsers(spec: PodSpec, pod: string, found: Found): void {
  if (spec.hostUsers !== false) return;
  const rule = "when `hostUsers` is false";
  if (spec.hostNetwork) found.push(forbiddenValue(`${pod}.hostNetwork`, rule));
  // The capitals are kube-apiserver's.
  if (spec.hostPID) found.push(forbiddenValue(`${pod}.HostPID`, rule));
  if (spec.hostIPC) found.push(forbiddenValue(`${pod}.HostIPC`, rule));
  eachContainer(spec, pod, ({ volumeDevices }, container) => {
    if (volumeDevices?.length) found.push(forbiddenValue(`${container}.volumeDevices`, rule));
  });
}
