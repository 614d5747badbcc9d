import { Gauge, type Registry } from "prom-client";
import { type Attributes, isPath } from "../authorization/authorizer.ts";
import type { InFlight } from "../road/limit-in-flight.ts";
import { type Labels, type RequestSeries, registerRequestSeries } from "./request-series.ts";

/** One request, from its arrival to its answer. */
export interface RequestMetrics {
  began(attributes: Attributes): void;
  ended(attributes: Attributes, code: number, seconds: number): void;
}

/** `apiserver_*` of requests, with the labels of the stable list. What users can invent never becomes a label. */
export function createRequestMetrics(registry: Registry, inFlight: InFlight): RequestMetrics {
  const open = registerRequestSeries(registry);
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

  const byKey = new Map<string, RequestSeries>();
  const unknown = open(unknownLabels);

  function seriesOf(attributes: Attributes): RequestSeries {
    if (isPath(attributes)) return unknown;
    const { verb, group, version, resource, subresource, namespace, name } = attributes;
    const scope = name ? "resource" : namespace ? "namespace" : "cluster";
    const key = `${verb} ${group} ${version} ${resource} ${subresource} ${scope}`;
    const known = byKey.get(key);
    if (known) return known;
    if (byKey.size >= keysAtMost) return unknown;
    const made = open({
      verb: verb.toUpperCase(),
      group,
      version,
      resource,
      subresource,
      scope,
      component: "apiserver",
    });
    byKey.set(key, made);
    return made;
  }

  return {
    began(attributes) {
      if (attributes.verb === "watch") seriesOf(attributes).enter();
    },
    ended(attributes, code, seconds) {
      const series = seriesOf(attributes);
      if (attributes.verb === "watch") series.leave(code);
      else series.observe(code, seconds);
    },
  };
}

const unknownLabels: Labels = {
  verb: "other",
  group: "",
  version: "",
  resource: "",
  subresource: "",
  scope: "",
  component: "apiserver",
};
/** Far more than there are resources and verbs; a flood of invented ones falls together. */
const keysAtMost = 5000;
