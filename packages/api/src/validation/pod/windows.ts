import type { PodSpec } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";
import { eachContainer } from "./each-container.ts";

const maxDomain = 256;
const maxUser = 104;
const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsDomain = /^(?!.*([.-])\1)[a-zA-Z0-9]([a-zA-Z0-9-.]*[a-zA-Z0-9])?$/;

/** What is wrong with a Windows account: `DOMAIN\user`, or a user of the machine. */
export function problemsOfWindowsUser(domain: string | undefined, user: string): string[] {
  const isDomain = domain === undefined || netBios.test(domain) || dnsDomain.test(domain);
  return [
    ...((domain?.length ?? 0) >= maxDomain
      ? [`runAsUserName's Domain length must be under ${maxDomain} characters`]
      : []),
    ...(isDomain ? [] : ["runAsUserName's Domain doesn't match the NetBios nor the DNS format"]),
    ...(user ? [] : ["runAsUserName's User cannot be empty"]),
    ...(user.length > maxUser ? [`runAsUserName's User length must not be longer than ${maxUser} characters`] : []),
    ...(/^[. ]+$/.test(user) ? ["runAsUserName's User cannot contain only periods or spaces"] : []),
    ...(/["/\\:;|=,+*?<>@[\]]/.test(user)
      ? ["runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]"]
      : []),
  ];
}

/** Host processes of Windows come with the host's network, and all of a pod's containers are such or none. */
export function validateHostProcesses(spec: PodSpec, pod: string, found: Found): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let count = 0;
  let hostProcesses = 0;
  eachContainer(spec, pod, ({ securityContext }, container) => {
    const own = securityContext?.windowsOptions?.hostProcess;
    count++;
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      const rule = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
      found.push(invalidValue(`${container}.securityContext.windowsOptions.hostProcess`, own, rule));
    }
    if (own ?? ofPod) hostProcesses++;
  });
  if (!hostProcesses) return;
  if (hostProcesses !== count) {
    const rule = "If pod contains any hostProcess containers then all containers must be HostProcess containers";
    found.push(invalidValue(pod, "", rule));
  }
  if (!spec.hostNetwork) {
    const rule = "hostNetwork must be true if pod contains any hostProcess containers";
    found.push(invalidValue(`${pod}.hostNetwork`, false, rule));
  }
}

const notOfPod = ["hostUsers", "hostPID", "hostIPC"] as const;
const notOfPodContext = [
  ...["appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls"],
  ...["runAsUser", "runAsGroup", "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy"],
];
const notOfContainer = [
  ...["appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged"],
  ...["allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup"],
];

/** Settings of Linux make no sense on Windows, nor the other way round. */
export function validateWindowsPod(spec: PodSpec, pod: string, found: Found): void {
  const rule = "cannot be set for a windows pod";
  const forbid = (fields: object | undefined, names: readonly string[], field: string) => {
    for (const name of names) {
      const value = (fields as Readonly<Record<string, unknown>> | undefined)?.[name];
      if (value !== undefined && value !== null) found.push(forbiddenValue(`${field}.${name}`, rule));
    }
  };
  const { hostUsers, shareProcessNamespace } = spec;
  const given = { hostUsers, hostPID: spec.hostPID || undefined, hostIPC: spec.hostIPC || undefined };
  forbid({ ...given, shareProcessNamespace }, [...notOfPod, "shareProcessNamespace"], pod);
  forbid(spec.securityContext, notOfPodContext, `${pod}.securityContext`);
  eachContainer(spec, pod, ({ securityContext }, container) => {
    forbid(securityContext, notOfContainer, `${container}.securityContext`);
  });
}

export function validateLinuxPod(spec: PodSpec, pod: string, found: Found): void {
  const rule = "windows options cannot be set for a linux pod";
  const forbid = (context: { readonly windowsOptions?: unknown } | undefined, field: string) => {
    if (context?.windowsOptions) found.push(forbiddenValue(`${field}.securityContext.windowsOptions`, rule));
  };
  forbid(spec.securityContext, pod);
  eachContainer(spec, pod, ({ securityContext }, container) => forbid(securityContext, container));
}
