import { parseJson } from "../../codec/parse-json.ts";
import type { PodSpec, SeccompProfile, Toleration } from "../../generated/types/core-v1.ts";
import type { ObjectMeta } from "../../schema/schema.ts";
import { type Found, forbiddenValue, invalidValue } from "../found.ts";
import { descendingPath } from "../paths.ts";
import { eachContainer } from "./each-container.ts";
import { validateTolerations } from "./scheduling.ts";

const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
const seccompPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";
const mirror = "kubernetes.io/config.mirror";
const tolerationsKey = "scheduler.alpha.kubernetes.io/tolerations";
const deletionCost = "controller.kubernetes.io/pod-deletion-cost";

type Annotations = Readonly<Record<string, string>>;

interface Annotated {
  readonly annotations: Annotations | undefined;
  readonly spec: PodSpec;
  readonly field: string;
}

/** Annotations that had a meaning before there were fields, and some that still have one. */
export function validatePodAnnotations({ annotations = {}, spec, field }: Annotated, found: Found): void {
  const mirrored = annotations[mirror];
  if (mirrored !== undefined && !spec.nodeName) {
    const rule = "must set spec.nodeName if mirror pod annotation is set";
    found.push(invalidValue(`${field}[${mirror}]`, mirrored, rule));
  }
  if (annotations[tolerationsKey]) validateTolerationsText(annotations[tolerationsKey], field, found);
  const cost = annotations[deletionCost];
  if (cost !== undefined && !isCost(cost)) {
    found.push(invalidValue(`${field}[${deletionCost}]`, cost, "must be a 32bit integer"));
  }
  for (const [key, profile] of Object.entries(annotations)) {
    if (key === seccompPod || key.startsWith(seccompPrefix)) validateSeccompText(profile, `${field}.${key}`, found);
  }
  validateAppArmorTexts({ annotations, spec, field }, found);
}

/** A 32-bit integer without a plus or leading zeros. */
const isCost = (text: string): boolean => /^(0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) < 2 ** 31;

function validateTolerationsText(text: string, field: string, found: Found): void {
  try {
    validateTolerations(parseJson(text) as Toleration[], `${field}.${tolerationsKey}`, found);
  } catch (error) {
    found.push(invalidValue(field, tolerationsKey, (error as Error).message));
  }
}

function validateSeccompText(profile: string, field: string, found: Found): void {
  if (["runtime/default", "docker/default", "unconfined"].includes(profile)) return;
  if (profile.startsWith("localhost/")) descendingPath(found, field, profile.slice("localhost/".length));
  else found.push(invalidValue(field, profile, "must be a valid seccomp profile"));
}

function validateAppArmorTexts({ annotations = {}, spec, field }: Annotated, found: Found): void {
  const names = new Set<string>();
  eachContainer(spec, "", ({ name }) => names.add(name));
  for (const [key, profile] of Object.entries(annotations)) {
    if (!key.startsWith(appArmorPrefix)) continue;
    const name = key.slice(appArmorPrefix.length);
    if (!names.has(name)) found.push(invalidValue(`${field}[${key}]`, name, "container not found"));
    if (["", "runtime/default", "unconfined"].includes(profile) || profile.startsWith("localhost/")) continue;
    found.push(invalidValue(`${field}[${key}]`, profile, `invalid AppArmor profile name: "${profile}"`));
  }
}

/** Where a new pod, or a template, says its profiles by annotation and by field, it must say the same. `field` is its spec's. */
export function validateProfilesAgree({ annotations = {}, spec, field: pod }: Annotated, found: Found): void {
  const podProfile = spec.securityContext?.seccompProfile;
  if (podProfile && annotations[seccompPod] !== undefined) {
    const given = { kind: "seccomp", text: annotations[seccompPod], profile: podProfile } as const;
    validateAgrees(given, `${pod}.securityContext.seccompProfile`, found);
  }
  eachContainer(spec, pod, ({ name, securityContext }, container) => {
    const field = `${container}.securityContext`;
    const seccomp = securityContext?.seccompProfile;
    const seccompText = annotations[seccompPrefix + name];
    if (seccomp && seccompText !== undefined) {
      validateAgrees({ kind: "seccomp", text: seccompText, profile: seccomp }, `${field}.seccompProfile`, found);
    }
    const appArmor = securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
    const appArmorText = annotations[appArmorPrefix + name];
    if (appArmor && appArmorText !== undefined && spec.os?.name !== "windows") {
      validateAgrees({ kind: "apparmor", text: appArmorText, profile: appArmor }, `${field}.appArmorProfile`, found);
    }
  });
}

interface Profiles {
  readonly kind: "seccomp" | "apparmor";
  readonly text: string;
  readonly profile: Pick<SeccompProfile, "type" | "localhostProfile">;
}

function validateAgrees({ kind, text, profile }: Profiles, field: string, found: Found): void {
  const { type, localhostProfile } = profile;
  const isDefault = text === "runtime/default" || (kind === "seccomp" && text === "docker/default");
  const sameType =
    (type === "Unconfined" && text === "unconfined") ||
    (type === "RuntimeDefault" && isDefault) ||
    (type === "Localhost" && text.startsWith("localhost/"));
  const isKnown = ["Unconfined", "RuntimeDefault", "Localhost"].includes(type);
  if (isKnown && !sameType) {
    found.push(forbiddenValue(`${field}.type`, `${kind} type in annotation and field must match`));
  } else if (type === "Localhost" && text.slice("localhost/".length) !== localhostProfile) {
    found.push(forbiddenValue(`${field}.localhostProfile`, `${kind} profile in annotation and field must match`));
  }
}

interface AnnotatedPod {
  readonly metadata?: ObjectMeta;
  readonly spec?: PodSpec;
}

/** Of a pod that exists, what the kubelet has read of its annotations stays as it is. */
export function validateAnnotationChange(next: AnnotatedPod, previous: AnnotatedPod, found: Found): void {
  const [now, before] = [next.metadata?.annotations ?? {}, previous.metadata?.annotations ?? {}];
  const isFixed = (key: string) => key.startsWith(appArmorPrefix) || key === mirror;
  const spoken = (key: string) => (key === mirror ? "mirror pod annotation" : "AppArmor annotations");
  for (const key of Object.keys(before).filter(isFixed)) {
    if (now[key] === before[key]) continue;
    found.push(forbiddenValue(`metadata.annotations[${key}]`, `may not remove or update ${spoken(key)}`));
  }
  for (const key of Object.keys(now).filter(isFixed)) {
    if (key in before) continue;
    found.push(forbiddenValue(`metadata.annotations[${key}]`, `may not add ${spoken(key)}`));
  }
  if (next.spec) validatePodAnnotations({ annotations: now, spec: next.spec, field: "metadata.annotations" }, found);
}
