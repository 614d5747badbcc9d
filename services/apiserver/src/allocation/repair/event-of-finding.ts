import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { type ApiObject, formatMicroTime } from "@kubets/api";
import type { Finding } from "./finding.ts";

const longestNote = 1024;

/** An events.k8s.io/v1 Event, where the object is, or in `default`. */
export function eventOfFinding({ about, reason, action, note }: Finding, controller: string, now: Date): ApiObject {
  const { name = "", namespace, uid, resourceVersion } = about.metadata;
  return {
    kind: "Event",
    apiVersion: "events.k8s.io/v1",
    metadata: { name: `${name}.${randomBytes(8).toString("hex")}`, namespace: namespace || "default" },
    eventTime: formatMicroTime(now),
    reportingController: controller,
    reportingInstance: `${controller}-${hostname()}`,
    action,
    reason,
    type: "Warning",
    note: note.slice(0, longestNote),
    regarding: {
      kind: about.kind,
      apiVersion: about.apiVersion,
      name,
      ...(namespace ? { namespace } : {}),
      ...(uid ? { uid } : {}),
      ...(resourceVersion ? { resourceVersion } : {}),
    },
  };
}
