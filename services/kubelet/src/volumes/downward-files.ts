import type { DownwardAPIVolumeFile } from "@kubets/api/types/core-v1";
import { fieldValue } from "../container/field-ref.ts";
import { containerNamed, resourceFieldValue } from "../container/resource-field-ref.ts";
import type { Payload } from "./atomic-writer.ts";
import type { VolumeContext } from "./volume-plugin.ts";

/** Files that tell a pod about itself. */
export function downwardFiles(items: readonly DownwardAPIVolumeFile[], mode: number, context: VolumeContext): Payload {
  const { pod, hostIPs, allocatable } = context;
  return new Map(
    items.map(({ path, fieldRef, resourceFieldRef, mode: own }) => {
      const text = fieldRef
        ? fieldValue(pod, fieldRef.fieldPath, { podIPs: [], hostIPs })
        : resourceFieldValue(resourceFieldRef!, containerNamed(pod, resourceFieldRef!.containerName), allocatable);
      return [path, { data: Buffer.from(text), mode: own ?? mode }];
    }),
  );
}
