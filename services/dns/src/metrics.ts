import { Counter, Histogram, type Registry } from "prom-client";
import type { Finished } from "./server/respond.ts";

const buckets = [0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 4, 8];

/** The `coredns_*` metrics that dashboards know. */
export function createDnsMetrics(registry: Registry): (finished: Finished) => void {
  const registers = [registry];
  const server = "dns://:53";
  const requests = new Counter({
    name: "coredns_dns_requests_total",
    help: "Queries, by protocol and type.",
    labelNames: ["server", "zone", "proto", "type"],
    registers,
  });
  const responses = new Counter({
    name: "coredns_dns_responses_total",
    help: "Replies, by code.",
    labelNames: ["server", "zone", "rcode"],
    registers,
  });
  const duration = new Histogram({
    name: "coredns_dns_request_duration_seconds",
    help: "Time that replies take.",
    labelNames: ["server", "zone"],
    buckets,
    registers,
  });
  const hits = new Counter({
    name: "coredns_cache_hits_total",
    help: "Queries for names outside the cluster that were answered from memory.",
    labelNames: ["server"],
    registers,
  });
  const misses = new Counter({
    name: "coredns_cache_misses_total",
    help: "Queries for names outside the cluster that had to be asked on.",
    labelNames: ["server"],
    registers,
  });
  const known = /^(A|AAAA|CNAME|HTTPS|MX|NS|PTR|SOA|SRV|SVCB|TXT|ANY)$/;
  return ({ type, tcp, zone, code, seconds, from }) => {
    requests.inc({ server, zone, proto: tcp ? "tcp" : "udp", type: known.test(type) ? type : "other" });
    responses.inc({ server, zone, rcode: code });
    duration.observe({ server, zone }, seconds);
    if (from === "cache") hits.inc({ server });
    if (from === "server") misses.inc({ server });
  };
}
