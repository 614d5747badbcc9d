import { Counter, Gauge, Histogram, type Registry } from "prom-client";

export interface ProxyMetrics {
  /** A change has been told of. */
  queued(what: "service" | "endpoint"): void;
  /** The rules are in step again; how long that took, and the first of its changes waited, in seconds. */
  synced(took: { readonly seconds: number; readonly sinceChange: number }): void;
  failed(): void;
}

const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

/** The `kubeproxy_*` family of kube-proxy. */
export function createProxyMetrics(registry: Registry): ProxyMetrics {
  const registers = [registry];
  const family = { ip_family: "IPv4" };
  const labelNames = ["ip_family"];
  const duration = new Histogram({
    name: "kubeproxy_sync_proxy_rules_duration_seconds",
    help: "Time that bringing the rules in step takes.",
    labelNames,
    buckets,
    registers,
  });
  const programming = new Histogram({
    name: "kubeproxy_network_programming_duration_seconds",
    help: "Time from hearing of a change to the rules that follow from it.",
    labelNames,
    buckets,
    registers,
  });
  const lastQueued = new Gauge({
    name: "kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds",
    help: "When a change was last heard of.",
    labelNames,
    registers,
  });
  const last = new Gauge({
    name: "kubeproxy_sync_proxy_rules_last_timestamp_seconds",
    help: "When the rules were last brought in step.",
    labelNames,
    registers,
  });
  const failures = new Counter({
    name: "kubeproxy_sync_proxy_rules_iptables_restore_failures_total",
    help: "Restores that failed.",
    labelNames,
    registers,
  });
  const changes = {
    service: new Counter({
      name: "kubeproxy_sync_proxy_rules_service_changes_total",
      help: "Changes of services.",
      labelNames,
      registers,
    }),
    endpoint: new Counter({
      name: "kubeproxy_sync_proxy_rules_endpoint_changes_total",
      help: "Changes of endpoint slices.",
      labelNames,
      registers,
    }),
  };
  return {
    queued: (what) => {
      changes[what].inc(family);
      lastQueued.set(family, Date.now() / 1000);
    },
    synced: ({ seconds, sinceChange }) => {
      duration.observe(family, seconds);
      programming.observe(family, sinceChange);
      last.set(family, Date.now() / 1000);
    },
    failed: () => failures.inc(family),
  };
}
