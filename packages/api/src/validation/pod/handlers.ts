import type {
  ExecAction,
  GRPCAction,
  HTTPGetAction,
  Lifecycle,
  Probe,
  SleepAction,
  TCPSocketAction,
} from "../../generated/types/core-v1.ts";
import { nonNegative, optionalOneOf, portNumberOrName, required } from "../common.ts";
import { isHttpHeaderName } from "../formats/names.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";

interface Handler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly tcpSocket?: TCPSocketAction;
  readonly grpc?: GRPCAction;
  readonly sleep?: SleepAction;
}

export interface HandlerContext {
  readonly field: string;
  /** Seconds that the pod gets to end. */
  readonly gracePeriod: number;
}

const kinds = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;
const schemes = ["HTTP", "HTTPS"];

/** Exactly one thing to do. */
function validateHandler(handler: Handler, { field, gracePeriod }: HandlerContext, found: Found): void {
  const given = kinds.filter((kind) => handler[kind]);
  for (const extra of given.slice(1)) {
    found.push(forbiddenValue(`${field}.${extra}`, "may not specify more than 1 handler type"));
  }
  if (!given.length) found.push(requiredValue(field, "must specify a handler type"));
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  if (given[0] === "exec" && !exec?.command?.length) found.push(requiredValue(`${field}.exec.command`));
  if (given[0] === "httpGet" && httpGet) validateHttpGet(httpGet, `${field}.httpGet`, found);
  if (given[0] === "tcpSocket") portNumberOrName(found, `${field}.tcpSocket.port`, tcpSocket?.port);
  if (given[0] === "grpc") portNumberOrName(found, `${field}.grpc.port`, grpc?.port);
  if (given[0] === "sleep" && sleep) {
    const { seconds } = sleep;
    if (seconds < 0 || seconds > gracePeriod) {
      const rule = `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`;
      found.push(invalidValue(`${field}.sleep`, seconds, rule));
    }
  }
}

function validateHttpGet(http: HTTPGetAction, field: string, found: Found): void {
  required(found, `${field}.path`, http.path);
  portNumberOrName(found, `${field}.port`, http.port);
  optionalOneOf(found, `${field}.scheme`, http.scheme, schemes);
  for (const { name } of http.httpHeaders ?? []) {
    report(found, `${field}.httpHeaders`, name, isHttpHeaderName(name));
  }
}

const seconds = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
] as const;

/** `role` decides what a probe's success means: one success is enough to live, none is worth a grace period to be ready. */
export function validateProbe(
  probe: Probe | undefined,
  { field, gracePeriod, role }: HandlerContext & { role: "liveness" | "readiness" | "startup" },
  found: Found,
): void {
  if (!probe) return;
  validateHandler(probe, { field, gracePeriod }, found);
  for (const name of seconds) nonNegative(found, `${field}.${name}`, probe[name]);
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace !== null) {
    if (grace <= 0) found.push(invalidValue(`${field}.terminationGracePeriodSeconds`, grace, "must be greater than 0"));
    if (role === "readiness") {
      const rule = "must not be set for readinessProbes";
      found.push(invalidValue(`${field}.terminationGracePeriodSeconds`, grace, rule));
    }
  }
  if (role !== "readiness" && (probe.successThreshold ?? 0) !== 1) {
    found.push(invalidValue(`${field}.successThreshold`, probe.successThreshold ?? 0, "must be 1"));
  }
}

export function validateLifecycle(
  lifecycle: Lifecycle | undefined,
  { field, gracePeriod }: HandlerContext,
  found: Found,
): void {
  if (!lifecycle) return;
  const { postStart, preStop } = lifecycle;
  if (postStart) validateHandler(postStart, { field: `${field}.postStart`, gracePeriod }, found);
  if (preStop) validateHandler(preStop, { field: `${field}.preStop`, gracePeriod }, found);
}
