import type { Container, Volume, VolumeDevice, VolumeMount } from "../../generated/types/core-v1.ts";
import { optionalOneOf, required } from "../common.ts";
import { type Found, forbiddenValue, invalidValue, notFoundValue } from "../found.ts";
import { descendingPath, noBackstep } from "../paths.ts";

/** The volumes of a pod, by name. */
export type Volumes = ReadonlyMap<string, Volume>;

type MountingContainer = Pick<Container, "volumeMounts" | "volumeDevices" | "securityContext">;

const propagations = ["Bidirectional", "HostToContainer", "None"];
const recursions = ["Disabled", "Enabled", "IfPossible"];

export function validateMounts(container: MountingContainer, volumes: Volumes, field: string, found: Found): void {
  const { volumeMounts, volumeDevices } = container;
  if (volumeMounts) {
    const devices = new Set(volumeDevices?.map(({ name }) => name));
    const devicePaths = new Set(volumeDevices?.map(({ devicePath }) => devicePath));
    const mountPaths = new Set<string>();
    for (const [i, mount] of volumeMounts.entries()) {
      const item = `${field}.volumeMounts[${i}]`;
      required(found, `${item}.name`, mount.name);
      if (!volumes.has(mount.name)) found.push(notFoundValue(`${item}.name`, mount.name));
      required(found, `${item}.mountPath`, mount.mountPath);
      if (mountPaths.has(mount.mountPath))
        found.push(invalidValue(`${item}.mountPath`, mount.mountPath, "must be unique"));
      mountPaths.add(mount.mountPath);
      if (devices.has(mount.name)) {
        found.push(invalidValue(`${item}.name`, mount.name, "must not already exist in volumeDevices"));
      }
      if (devicePaths.has(mount.mountPath)) {
        const rule = "must not already exist as a path in volumeDevices";
        found.push(invalidValue(`${item}.mountPath`, mount.mountPath, rule));
      }
      validateMount(mount, { container, item, list: `${field}.volumeMounts` }, found);
    }
  }
  if (volumeDevices) validateDevices(container, volumes, field, found);
}

interface MountContext {
  readonly container: MountingContainer;
  readonly item: string;
  /** kube-apiserver names the list, not the mount, for some of these. */
  readonly list: string;
}

function validateMount(mount: VolumeMount, { container, item, list }: MountContext, found: Found): void {
  const { subPath, subPathExpr, mountPropagation, recursiveReadOnly, readOnly } = mount;
  if (subPath) descendingPath(found, `${list}.subPath`, subPath);
  if (subPathExpr) {
    if (subPath) {
      found.push(invalidValue(`${item}.subPathExpr`, subPathExpr, "subPathExpr and subPath are mutually exclusive"));
    }
    descendingPath(found, `${list}.subPathExpr`, subPathExpr);
  }
  optionalOneOf(found, `${list}.mountPropagation`, mountPropagation, propagations);
  if (mountPropagation === "Bidirectional" && !container.securityContext?.privileged) {
    const rule = "Bidirectional mount propagation is available only to privileged containers";
    found.push(forbiddenValue(`${list}.mountPropagation`, rule));
  }
  if (recursiveReadOnly === undefined || recursiveReadOnly === "Disabled") return;
  const field = `${list}.recursiveReadOnly`;
  if (!recursions.includes(recursiveReadOnly)) {
    optionalOneOf(found, field, recursiveReadOnly, recursions);
  } else {
    if (!readOnly) found.push(forbiddenValue(field, "may only be specified when readOnly is true"));
    if (mountPropagation && mountPropagation !== "None") {
      found.push(forbiddenValue(field, "may only be specified when mountPropagation is None or not specified"));
    }
  }
}

function validateDevices(
  { volumeDevices = [], volumeMounts = [] }: MountingContainer,
  volumes: Volumes,
  container: string,
  found: Found,
): void {
  const names = new Set<string>();
  const paths = new Set<string>();
  // Of a volume that is mounted at several places, kube-apiserver looks at the last only.
  const mounted = new Map(volumeMounts.map(({ name, mountPath }) => [name, mountPath]));
  const mountPaths = [...mounted.values()];
  for (const [i, device] of volumeDevices.entries()) {
    const field = `${container}.volumeDevices[${i}]`;
    required(found, `${field}.name`, device.name);
    validateDeviceVolume(device, volumes, field, found);
    if (names.has(device.name)) found.push(invalidValue(`${field}.name`, device.name, "must be unique"));
    if (required(found, `${field}.devicePath`, device.devicePath)) {
      noBackstep(found, `${field}.devicePath`, device.devicePath);
      if (paths.has(device.devicePath)) {
        found.push(invalidValue(`${field}.devicePath`, device.devicePath, "must be unique"));
      }
    }
    if (device.name && mounted.has(device.name)) {
      found.push(invalidValue(`${field}.name`, device.name, "must not already exist in volumeMounts"));
    }
    if (device.devicePath && mountPaths.includes(device.devicePath)) {
      const rule = "must not already exist as a path in volumeMounts";
      found.push(invalidValue(`${field}.devicePath`, device.devicePath, rule));
    }
    if (device.name) names.add(device.name);
    paths.add(device.devicePath);
  }
}

function validateDeviceVolume({ name }: VolumeDevice, volumes: Volumes, field: string, found: Found): void {
  const volume = volumes.get(name);
  if (!volume) {
    found.push(notFoundValue(`${field}.name`, name));
  } else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
    const rule = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
    found.push(invalidValue(`${field}.name`, name, rule));
  }
}
