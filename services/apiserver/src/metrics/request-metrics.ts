import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { type Attributes, isPath } from "../authorization/authorizer.ts";
import type { InFlight } from "../road/limit-in-flight.ts";

/** One request, from its arrival to its answer. */
export interface RequestMetrics {
  begin(attributes: Attributes): (code: number) => void;
}

const buckets = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];
const labelNames = ["verb", "group", "version", "resource", "subresource", "scope", "component"] as const;
type Labels = Readonly<Record<(typeof labelNames)[number], string>>;

/** `apiserver_*` of requests, with the labels of the stable list. What users can invent never becomes a label. */
export function createRequestMetrics(registry: Registry, inFlight: InFlight): RequestMetrics {
  const registers = [registry];
  const total = new Counter({
    name: "apiserver_request_total",
    help: "Requests, by what they asked for and their HTTP code.",
    labelNames: [...labelNames, "code", "dry_run"],
    registers,
  });
  const duration = new Histogram({
    name: "apiserver_request_duration_seconds",
    help: "Time from a request's arrival to its answer; watches are not in it.",
    labelNames: [...labelNames, "dry_run"],
    buckets,
    registers,
  });
  const longRunning = new Gauge({
    name: "apiserver_longrunning_requests",
    help: "Watches and other requests that stay.",
    labelNames: [...labelNames],
    registers,
  });
  new Gauge({
    name: "apiserver_current_inflight_requests",
    help: "Requests on the road now.",
    labelNames: ["request_kind"],
    registers,
    collect() {
      this.set({ request_kind: "readOnly" }, inFlight.reads);
      this.set({ request_kind: "mutating" }, inFlight.writes);
    },
  });

  const byKey = new Map<string, Labels>();
  return {
    begin: (attributes) => {
      const labels = remembered(byKey, attributes);
      const began = performance.now();
      const watching = labels.verb === "WATCH";
      if (watching) longRunning.inc(labels);
      return (code) => {
        total.inc({ ...labels, code, dry_run: "" });
        if (watching) longRunning.dec(labels);
        else duration.observe({ ...labels, dry_run: "" }, (performance.now() - began) / 1000);
      };
    },
  };
}

const unknown: Labels = {
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

function remembered(byKey: Map<string, Labels>, attributes: Attributes): Labels {
  if (isPath(attributes)) return unknown;
  const { verb, group, version, resource, subresource, namespace, name } = attributes;
  const scope = name ? "resource" : namespace ? "namespace" : "cluster";
  const key = `${verb} ${group} ${version} ${resource} ${subresource} ${scope}`;
  const known = byKey.get(key);
  if (known) return known;
  if (byKey.size >= keysAtMost) return unknown;
  const made = { verb: verb.toUpperCase(), group, version, resource, subresource, scope, component: "apiserver" };
  byKey.set(key, made);
  return made;
}
