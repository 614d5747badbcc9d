import type { Service, ServicePort, ServiceSpec } from "../../generated/types/core-v1.ts";
import { formatIfSet, oneOf, optionalOneOf, portNumber, portNumberOrName, required } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isAddress, isCidr, isIp, specialAddress } from "../formats/ip.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  unsupportedValue,
} from "../found.ts";
import { validateLabels } from "../metadata.ts";
import { labelName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";
import { isHeadless, validateServiceAddresses } from "./service-addresses.ts";
import { validateServiceChange } from "./service-change.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const affinities = ["ClientIP", "None"];
const policies = ["Cluster", "Local"];
const distributions = ["PreferClose", "PreferSameZone", "PreferSameNode"];
const protocols = ["SCTP", "TCP", "UDP"];
const longestAffinity = 24 * 60 * 60;
const sourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";
const topologyHints = "service.kubernetes.io/topology-aware-hints";
const topologyMode = "service.kubernetes.io/topology-mode";

export const service = rulesOf<Service>({
  name: labelName,
  metadataOnUpdate: ["change"],
  metadataOnStatus: true,
  validate: (service, found) => validateService(service, undefined, found),
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    validateServiceChange({ next, previous }, found);
    validateService(next, previous, found);
  },
  subresources: {
    status: ({ next: { spec, status }, previous }, found) => {
      const ingress = status?.loadBalancer?.ingress ?? [];
      if (spec?.type !== "LoadBalancer" && ingress.length) {
        const rule = "may only be used when `spec.type` is 'LoadBalancer'";
        found.push(forbiddenValue("status.loadBalancer.ingress", rule));
        return;
      }
      const before = previous.status?.loadBalancer?.ingress ?? [];
      for (const [i, { ip, hostname, ipMode }] of ingress.entries()) {
        const field = `status.loadBalancer.ingress[${i}]`;
        if (ip) {
          if (!before.some((one) => one.ip === ip)) report(found, `${field}.ip`, ip, isIp(ip));
          if (ipMode === undefined) found.push(requiredValue(`${field}.ipMode`, "must be specified when `ip` is set"));
        } else if (ipMode !== undefined) {
          found.push(forbiddenValue(`${field}.ipMode`, "may not be specified when `ip` is not set"));
        }
        optionalOneOf(found, `${field}.ipMode`, ipMode, ["Proxy", "VIP"]);
        if (!hostname) continue;
        report(found, `${field}.hostname`, hostname, isDns1123Subdomain(hostname));
        if (isAddress(hostname)) {
          found.push(invalidValue(`${field}.hostname`, hostname, "must be a DNS name, not an IP address"));
        }
      }
    },
  },
});

/** What a service holds already may stay, though it would not be accepted today. */
function validateService({ metadata, spec = {} }: Service, previous: Service | undefined, found: Found): void {
  const annotations = metadata.annotations ?? {};
  const before = previous?.spec;
  validateTopologyMode(annotations, found);
  if (!spec.ports?.length && !isHeadless(spec) && spec.type !== "ExternalName") found.push(requiredValue("spec.ports"));
  validateType(spec, found);
  validatePorts(spec.ports ?? [], found);
  validateLabels(spec.selector, "spec.selector", found);
  oneOf(found, "spec.sessionAffinity", spec.sessionAffinity, affinities);
  validateAffinity(spec, found);
  validateServiceAddresses(spec, before, found);
  for (const [i, address] of (spec.externalIPs ?? []).entries()) {
    const wrong = before?.externalIPs?.includes(address) ? [] : isIp(address);
    report(found, `spec.externalIPs[${i}]`, address, wrong.length ? wrong : specialAddress(address));
  }
  oneOf(found, "spec.type", spec.type, types);
  validateNodePorts(spec, found);
  validateDistinctPorts(spec.ports ?? [], found);
  validateSourceRanges({ spec, before }, found);
  validateAnnotatedRanges({ spec, annotations, before: previous?.metadata.annotations?.[sourceRanges] }, found);
  validateLoadBalancer(spec, found);
  validateExternalTraffic(spec, found);
  validateInternalTraffic(spec, found);
  if (spec.trafficDistribution !== undefined && !distributions.includes(spec.trafficDistribution)) {
    found.push(unsupportedValue("spec.trafficDistribution", spec.trafficDistribution, distributions));
  }
}

function validateTopologyMode(annotations: Readonly<Record<string, string>>, found: Found): void {
  const [hints, mode] = [annotations[topologyHints], annotations[topologyMode]];
  if (hints === undefined || mode === undefined || hints === mode) return;
  const rule = `must match annotations[${topologyHints}] when both are specified`;
  found.push(invalidValue(`metadata.annotations[${topologyMode}]`, mode, rule));
}

function validateType(spec: ServiceSpec, found: Found): void {
  if (spec.type === "LoadBalancer" && isHeadless(spec)) {
    found.push(invalidValue("spec.clusterIPs[0]", "None", "may not be set to 'None' for LoadBalancer services"));
  } else if (spec.type === "NodePort" && isHeadless(spec)) {
    found.push(invalidValue("spec.clusterIPs[0]", "None", "may not be set to 'None' for NodePort services"));
  } else if (spec.type === "ExternalName") {
    for (const name of ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] as const) {
      if (spec[name]?.length) found.push(forbiddenValue(`spec.${name}`, "may not be set for ExternalName services"));
    }
    // A trailing dot says that the name is whole.
    const name = (spec.externalName ?? "").replace(/\.$/, "");
    if (required(found, "spec.externalName", name)) report(found, "spec.externalName", name, isDns1123Subdomain(name));
  }
}

function validatePorts(ports: readonly ServicePort[], found: Found): void {
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const field = `spec.ports[${i}]`;
    validatePort(port, { field, alone: ports.length === 1 }, found);
    if (port.name && names.has(port.name)) found.push(duplicateValue(`${field}.name`, port.name));
    names.add(port.name ?? "");
  }
}

/** A port and its protocol are one service's only once. */
function validateDistinctPorts(ports: readonly ServicePort[], found: Found): void {
  for (const [i, { port, protocol }] of ports.entries()) {
    const twin = ports.findIndex((other) => other.port === port && other.protocol === protocol);
    if (twin >= i) continue;
    // The value is shown as kube-apiserver holds it: with all fields of a port, of which only these two count.
    const shown = { Name: "", Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 };
    found.push(duplicateValue(`spec.ports[${i}]`, shown));
  }
}

function validatePort(
  { name, port, protocol, targetPort, appProtocol }: ServicePort,
  { field, alone }: { field: string; alone: boolean },
  found: Found,
): void {
  if (name) report(found, `${field}.name`, name, isDns1123Label(name));
  else if (!alone) found.push(requiredValue(`${field}.name`));
  portNumber(found, `${field}.port`, port);
  oneOf(found, `${field}.protocol`, protocol, protocols);
  portNumberOrName(found, `${field}.targetPort`, targetPort);
  formatIfSet(found, `${field}.appProtocol`, appProtocol, isQualifiedName);
}

function validateAffinity({ sessionAffinity, sessionAffinityConfig }: ServiceSpec, found: Found): void {
  const field = "spec.sessionAffinityConfig";
  if (sessionAffinity === "ClientIP") {
    const { clientIP } = sessionAffinityConfig ?? {};
    const seconds = clientIP?.timeoutSeconds;
    const missing = !sessionAffinityConfig ? "" : !clientIP ? ".clientIP" : ".clientIP.timeoutSeconds";
    if (seconds === undefined) {
      found.push(requiredValue(`${field}${missing}`, "when session affinity type is ClientIP"));
    } else if (seconds <= 0 || seconds > longestAffinity) {
      const rule = `must be greater than 0 and less than ${longestAffinity}`;
      found.push(invalidValue(`${field}.clientIP.timeoutSeconds`, seconds, rule));
    }
  } else if (sessionAffinity === "None" && sessionAffinityConfig) {
    found.push(forbiddenValue(field, "must not be set when session affinity is None"));
  }
}

function validateNodePorts({ type, ports }: ServiceSpec, found: Found): void {
  if (type === "ClusterIP") {
    for (const [i, { nodePort }] of (ports ?? []).entries()) {
      if (!nodePort) continue;
      const rule = "may not be used when `type` is 'ClusterIP'";
      found.push(forbiddenValue(`spec.ports[${i}].nodePort`, rule));
    }
  }
  const taken = new Set<string>();
  for (const [i, { nodePort, protocol }] of (ports ?? []).entries()) {
    if (!nodePort) continue;
    const pair = `${protocol}/${nodePort}`;
    if (taken.has(pair)) found.push(duplicateValue(`spec.ports[${i}].nodePort`, nodePort));
    taken.add(pair);
  }
}

const onlyBalancers = "may only be used when `type` is 'LoadBalancer'";

function validateSourceRanges({ spec, before }: { spec: ServiceSpec; before?: ServiceSpec | undefined }, found: Found) {
  const ranges = (spec.loadBalancerSourceRanges ?? []).map((range) => range.trim());
  const kept = new Set(before?.loadBalancerSourceRanges?.map((range) => range.trim()));
  const field = "spec.LoadBalancerSourceRanges";
  if (ranges.length && spec.type !== "LoadBalancer") found.push(forbiddenValue(field, onlyBalancers));
  for (const [i, range] of ranges.entries()) {
    if (!kept.has(range)) report(found, `${field}[${i}]`, range, isCidr(range));
  }
}

interface AnnotatedRanges {
  readonly spec: ServiceSpec;
  readonly annotations: Readonly<Record<string, string>>;
  readonly before: string | undefined;
}

/** The annotation of before there was a field counts where the field is empty. */
function validateAnnotatedRanges({ spec, annotations, before }: AnnotatedRanges, found: Found): void {
  const text = annotations[sourceRanges];
  if (text === undefined || spec.loadBalancerSourceRanges?.length) return;
  const field = `metadata.annotations[${sourceRanges}]`;
  if (spec.type !== "LoadBalancer") found.push(forbiddenValue(field, onlyBalancers));
  if (text === before || !text.trim()) return;
  for (const range of text.trim().split(",")) report(found, field, range.trim(), isCidr(range.trim()));
}

function validateLoadBalancer(spec: ServiceSpec, found: Found): void {
  const balanced = spec.type === "LoadBalancer";
  if (balanced) {
    if (spec.allocateLoadBalancerNodePorts === undefined)
      found.push(requiredValue("spec.allocateLoadBalancerNodePorts"));
  } else if (spec.allocateLoadBalancerNodePorts !== undefined) {
    found.push(forbiddenValue("spec.allocateLoadBalancerNodePorts", onlyBalancers));
  }
  const balancer = spec.loadBalancerClass;
  if (balancer === undefined) return;
  if (balanced) report(found, "spec.loadBalancerClass", balancer, isQualifiedName(balancer));
  else found.push(forbiddenValue("spec.loadBalancerClass", onlyBalancers));
}

const isExternal = ({ type, externalIPs }: ServiceSpec): boolean =>
  type === "NodePort" || type === "LoadBalancer" || (type === "ClusterIP" && !!externalIPs?.length);

function validateExternalTraffic(spec: ServiceSpec, found: Found): void {
  const { externalTrafficPolicy: policy, healthCheckNodePort = 0, type } = spec;
  const field = "spec.externalTrafficPolicy";
  const checked = type === "LoadBalancer" && policy === "Local";
  if (isExternal(spec)) {
    oneOf(found, field, policy, policies);
  } else if (policy) {
    found.push(invalidValue(field, policy, "may only be set for externally-accessible services"));
  }
  if (!checked && healthCheckNodePort) {
    const rule = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    found.push(invalidValue("spec.healthCheckNodePort", healthCheckNodePort, rule));
  } else if (checked && required(found, "spec.healthCheckNodePort", healthCheckNodePort || undefined)) {
    portNumber(found, "spec.healthCheckNodePort", healthCheckNodePort);
  }
}

function validateInternalTraffic({ type, internalTrafficPolicy: policy }: ServiceSpec, found: Found): void {
  if (policy === undefined) {
    const internal = type === "ClusterIP" || type === "NodePort" || type === "LoadBalancer";
    if (internal) found.push(requiredValue("spec.internalTrafficPolicy"));
  } else if (!policies.includes(policy)) {
    found.push(unsupportedValue("spec.internalTrafficPolicy", policy, policies));
  }
}
