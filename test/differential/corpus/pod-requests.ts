import type { SampleRequest } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";

const dryRun = "?dryRun=All";

/** Requests to the subresources of a pod named "small" that runs nowhere. */
export const podRequests: readonly SampleRequest[] = [
  { name: "resize", method: "PUT", path: `/resize${dryRun}`, body: pod(withCpu("2")) },
  {
    name: "resize of an image",
    method: "PUT",
    path: `/resize${dryRun}`,
    body: pod({ containers: [{ name: "web", image: "other" }] }),
  },
  { name: "binding to nothing", method: "POST", path: `/binding${dryRun}`, body: binding({}) },
  {
    name: "binding without a target",
    method: "POST",
    path: `/binding${dryRun}`,
    body: { metadata: { name: "small" } },
  },
  { name: "binding to a pod", method: "POST", path: `/binding${dryRun}`, body: binding({ kind: "Pod", name: "x" }) },
  {
    name: "binding of another",
    method: "POST",
    path: `/binding${dryRun}`,
    body: { ...binding({ name: "x" }), metadata: { name: "x" } },
  },
  {
    name: "binding of another uid",
    method: "POST",
    path: `/binding${dryRun}`,
    body: { ...binding({ name: "x" }), metadata: { name: "small", uid: "5" } },
  },
  {
    name: "binding with labels",
    method: "POST",
    path: `/binding${dryRun}`,
    body: {
      ...binding({ name: "x" }),
      metadata: { name: "small", labels: { "topology.kubernetes.io/zone": "a" }, annotations: { a: "b" } },
    },
  },
  { name: "binding to a bad name", method: "POST", path: `/binding${dryRun}`, body: binding({ name: "Bad Name!" }) },
  {
    name: "eviction",
    method: "POST",
    path: `/eviction${dryRun}`,
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "small" } },
  },
  { name: "eviction of another", method: "POST", path: `/eviction${dryRun}`, body: { metadata: { name: "x" } } },
  { name: "eviction without a name", method: "POST", path: `/eviction${dryRun}`, body: {} },
  {
    name: "eviction of another uid",
    method: "POST",
    path: `/eviction${dryRun}`,
    body: { metadata: { name: "small" }, deleteOptions: { preconditions: { uid: "5" } } },
  },
  {
    name: "eviction of another version",
    method: "POST",
    path: `/eviction${dryRun}`,
    body: { metadata: { name: "small" }, deleteOptions: { preconditions: { resourceVersion: "5" } } },
  },
  {
    name: "an old eviction",
    method: "POST",
    path: `/eviction${dryRun}`,
    body: { apiVersion: "policy/v1beta1", kind: "Eviction", metadata: { name: "small" } },
  },
  {
    name: "eviction with odd options",
    method: "POST",
    path: `/eviction${dryRun}`,
    body: { metadata: { name: "small" }, deleteOptions: { propagationPolicy: "x", dryRun: ["x"] } },
  },
  { name: "attach without an upgrade", method: "POST", path: "/attach", body: "" },
  { name: "exec without an upgrade", method: "POST", path: "/exec?command=x", body: "" },
  { name: "logs of no node", method: "GET", path: "/log" },
  { name: "logs of no container", method: "GET", path: "/log?container=none" },
  { name: "odd logs", method: "GET", path: "/log?tailLines=-1&sinceSeconds=0&limitBytes=0" },
  { name: "logs since twice", method: "GET", path: "/log?sinceSeconds=1&sinceTime=2024-01-01T00:00:00Z" },
];

function pod(spec: JsonObject): JsonObject {
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "small" }, spec };
}

function binding(target: JsonObject): JsonObject {
  return { apiVersion: "v1", kind: "Binding", metadata: { name: "small" }, target };
}

function withCpu(cpu: string): JsonObject {
  return { containers: [{ name: "web", image: "example.com/web", resources: { limits: { cpu } } }] };
}
