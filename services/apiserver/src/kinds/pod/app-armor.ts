import { isDeepStrictEqual } from "node:util";
import type { AppArmorProfile, Container, PodSpec } from "@kubets/api/types/core-v1";

const annotationPrefix = "container.apparmor.security.beta.kubernetes.io/";
const localPrefix = "localhost/";

/** The field that an AppArmor annotation of before 1.30 stands for; undefined where it stands for none. */
export function appArmorProfileOf(annotation: string): AppArmorProfile | undefined {
  if (annotation === "unconfined") return { type: "Unconfined" };
  if (annotation === "runtime/default") return { type: "RuntimeDefault" };
  const local = annotation.startsWith(localPrefix) ? annotation.slice(localPrefix.length) : "";
  return local.trim() && local.trim() === local && local.length <= 4095
    ? { type: "Localhost", localhostProfile: local }
    : undefined;
}

export const appArmorAnnotation = (container: { readonly name?: string }) =>
  `${annotationPrefix}${container.name ?? ""}`;

function mentionsAppArmor(annotations: Readonly<Record<string, string>>): boolean {
  for (const key in annotations) if (key.startsWith(annotationPrefix)) return true;
  return false;
}

/** Copies AppArmor annotations to the fields that have replaced them, and says so. Windows has no AppArmor. */
export function appArmorFields(
  spec: PodSpec,
  annotations: Readonly<Record<string, string>> | undefined,
  warn: (text: string) => void,
): PodSpec {
  if (!annotations || spec.os?.name === "windows" || !mentionsAppArmor(annotations)) return spec;
  const ofPod = spec.securityContext?.appArmorProfile;
  const converted = <C extends Pick<Container, "name" | "securityContext">>(container: C): C => {
    const key = appArmorAnnotation(container);
    const annotation = annotations[key];
    if (annotation === undefined || container.securityContext?.appArmorProfile) return container;
    const profile = appArmorProfileOf(annotation);
    const needed = profile !== undefined && !isDeepStrictEqual(profile, ofPod);
    if (needed || !profile) {
      warn(`metadata.annotations[${key}]: deprecated since v1.30; use the "appArmorProfile" field instead`);
    }
    return needed
      ? { ...container, securityContext: { ...container.securityContext, appArmorProfile: profile } }
      : container;
  };
  const changed = (list: readonly Container[] | undefined) => list?.map(converted);
  return {
    ...spec,
    ...(spec.initContainers ? { initContainers: changed(spec.initContainers) } : {}),
    ...(spec.containers ? { containers: changed(spec.containers) } : {}),
    ...(spec.ephemeralContainers ? { ephemeralContainers: spec.ephemeralContainers.map(converted) } : {}),
  } as PodSpec;
}
