import { Gauge, type Registry } from "prom-client";
import { isPath } from "../authorization/authorizer.ts";
import type { KindRegistry } from "../road/deps.ts";
import { type InFlight, isLongRunning } from "../road/limit-in-flight.ts";
import { deprecation } from "../server/deprecation.ts";
import { registerCounted } from "./counted-metric.ts";
import { type CountedRequest, dryRunOf, labelsOf, otherLabels, reportedVerb } from "./request-labels.ts";
import { type RequestEnding, type RequestSeries, registerRequestSeries } from "./request-series.ts";

/** One request, from its arrival to its answer. */
export interface RequestMetrics {
  began(request: CountedRequest): void;
  ended(request: CountedRequest, ending: RequestEnding): void;
}

export interface RequestMetricsOptions {
  readonly inFlight: InFlight;
  readonly kinds: Pick<KindRegistry, "byResource">;
}

/** `apiserver_*` of requests, with the labels of the stable list. What users can invent never becomes a label. */
export function createRequestMetrics(registry: Registry, { inFlight, kinds }: RequestMetricsOptions): RequestMetrics {
  const open = registerRequestSeries(registry);
  const byKey = new Map<string, RequestSeries>();
  const unknown = open(otherLabels);
  registerInFlight(registry, inFlight);
  registerDeprecated(registry, () => [...byKey.values()], kinds);

  function seriesOf(request: CountedRequest): RequestSeries {
    const { attributes, query } = request;
    const verb = reportedVerb(request);
    if (!verb || isPath(attributes)) return unknown;
    const { group, version, resource, subresource, namespace } = attributes;
    const dryRun = query ? dryRunOf(query) : "";
    const key = `${attributes.verb} ${verb} ${group} ${version} ${resource} ${subresource} ${namespace !== ""} ${dryRun}`;
    const known = byKey.get(key);
    if (known) return known;
    const kind = kinds.byResource(group, version, resource);
    if (!kind || (subresource && !kind.subresources.some(({ name }) => name === subresource))) return unknown;
    const made = open(labelsOf(attributes, verb), dryRun);
    byKey.set(key, made);
    return made;
  }

  return {
    began(request) {
      if (isLongRunning(request.attributes)) seriesOf(request).enter();
    },
    ended(request, ending) {
      const series = seriesOf(request);
      if (isLongRunning(request.attributes)) series.leave(ending.code);
      else series.observe(ending);
    },
  };
}

function registerInFlight(registry: Registry, inFlight: InFlight): void {
  new Gauge({
    name: "apiserver_current_inflight_requests",
    help: "Requests on the road now.",
    labelNames: ["request_kind"],
    registers: [registry],
    collect() {
      this.set({ request_kind: "readOnly" }, inFlight.reads);
      this.set({ request_kind: "mutating" }, inFlight.writes);
    },
  });
}

/** Found out when somebody reads it: a series is of a deprecated API, or it is not. */
function registerDeprecated(
  registry: Registry,
  series: () => readonly RequestSeries[],
  kinds: RequestMetricsOptions["kinds"],
): void {
  registerCounted(registry, {
    name: "apiserver_requested_deprecated_apis",
    help: "Deprecated APIs that somebody has asked for.",
    type: "gauge",
    samples: () => {
      const asked = series().map(({ labels: { group, version, resource, subresource } }) => ({
        group,
        version,
        resource,
        subresource,
      }));
      const deprecated = asked.filter(({ group, version, resource }) => {
        const kind = kinds.byResource(group, version, resource);
        return kind && deprecation(kind);
      });
      const once = new Map(deprecated.map((labels) => [JSON.stringify(labels), labels]));
      return Array.from(once.values(), (labels) => ({ labels: { ...labels, removed_release: "" }, value: 1 }));
    },
  });
}
