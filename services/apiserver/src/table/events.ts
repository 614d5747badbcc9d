import type { Event } from "@kubets/api/types/core-v1";
import { type Cell, nameOf, since } from "./cell.ts";

export function events(event: Event): Cell[] {
  const { involvedObject: about, source, series } = event;
  const first = event.firstTimestamp ?? event.eventTime;
  const last = series?.lastObservedTime ?? event.lastTimestamp ?? first;
  const kind = about?.kind?.toLowerCase() ?? "";
  const component = source?.component || event.reportingComponent || "";
  const host = source?.host || event.reportingInstance || "";
  return [
    since(last),
    event.type ?? "",
    event.reason ?? "",
    about?.name ? `${kind}/${about.name}` : kind,
    about?.fieldPath ?? "",
    host ? `${component}, ${host}` : component,
    (event.message ?? "").trim(),
    since(first),
    (series ? series.count : event.count) || 1,
    nameOf(event),
  ];
}
