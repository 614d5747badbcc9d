import type { Service, ServicePort, ServiceSpec } from "../../generated/types/core-v1.ts";
import { oneOf, optionalFormat, portNumber, portNumberOrName, required } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isAddress, isIp, parseBlock, specialAddress } from "../formats/ip.ts";
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
import { validateServiceAddresses, validateServiceChange } from "./service-addresses.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const affinities = ["ClientIP", "None"];
const policies = ["Cluster", "Local"];
const distributions = ["PreferClose", "PreferSameZone", "PreferSameNode"];
const protocols = ["SCTP", "TCP", "UDP"];
const longestAffinity = 24 * 60 * 60;
const sourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";

export const service = rulesOf<Service>({
  name: labelName,
  metadataOnUpdate: ["change"],
  validate: ({ metadata, spec }, found) => validateSpec(spec ?? {}, metadata?.annotations ?? {}, found),
  validateChange: ({ next, previous }, found) => validateServiceChange({ next, previous }, found),
  subresources: {
    status: ({ next: { spec, status } }, found) => {
      const ingress = status?.loadBalancer?.ingress ?? [];
      if (spec?.type !== "LoadBalancer" && ingress.length) {
        const rule = "may only be used when `spec.type` is LoadBalancer";
        found.push(forbiddenValue("status.loadBalancer.ingress", rule));
      }
      for (const [i, { ip, hostname, ipMode }] of ingress.entries()) {
        const field = `status.loadBalancer.ingress[${i}]`;
        if (ip) {
          report(found, `${field}.ip`, ip, isIp(ip));
          if (ipMode === undefined) found.push(requiredValue(`${field}.ipMode`, "must be specified when `ip` is set"));
        } else if (ipMode !== undefined) {
          found.push(forbiddenValue(`${field}.ipMode`, "may not be specified when `ip` is not set"));
        }
        if (ipMode !== undefined) oneOf(found, `${field}.ipMode`, ipMode, ["Proxy", "VIP"]);
        if (!hostname) continue;
        report(found, `${field}.hostname`, hostname, isDns1123Subdomain(hostname));
        if (isAddress(hostname)) {
          found.push(invalidValue(`${field}.hostname`, hostname, "must be a DNS name, not an IP address"));
        }
      }
    },
  },
});

function validateSpec(spec: ServiceSpec, annotations: Readonly<Record<string, string>>, found: Found): void {
  const headless = spec.clusterIP === "None";
  if (!spec.ports?.length && !headless && spec.type !== "ExternalName") found.push(requiredValue("spec.ports"));
  validateType(spec, found);
  validatePorts(spec.ports ?? [], found);
  validateLabels(spec.selector, "spec.selector", found);
  oneOf(found, "spec.sessionAffinity", spec.sessionAffinity, affinities);
  validateAffinity(spec, found);
  validateServiceAddresses(spec, found);
  for (const [i, address] of (spec.externalIPs ?? []).entries()) {
    const field = `spec.externalIPs[${i}]`;
    const wrong = isIp(address);
    report(found, field, address, wrong.length ? wrong : specialAddress(address));
  }
  oneOf(found, "spec.type", spec.type, types);
  validateNodePorts(spec, found);
  validateSourceRanges(spec, annotations, found);
  validateLoadBalancer(spec, found);
  validateExternalTraffic(spec, found);
  validateInternalTraffic(spec, found);
  if (spec.trafficDistribution !== undefined && !distributions.includes(spec.trafficDistribution)) {
    found.push(unsupportedValue("spec.trafficDistribution", spec.trafficDistribution, distributions));
  }
}

function validateType(spec: ServiceSpec, found: Found): void {
  if (spec.type === "LoadBalancer" && spec.clusterIP === "None") {
    found.push(invalidValue("spec.clusterIPs[0]", "None", "may not be set to 'None' for LoadBalancer services"));
  } else if (spec.type === "NodePort" && spec.clusterIP === "None") {
    found.push(invalidValue("spec.clusterIPs[0]", "None", "may not be set to 'None' for NodePort services"));
  } else if (spec.type === "ExternalName") {
    for (const name of ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] as const) {
      if (spec[name]?.length) found.push(forbiddenValue(`spec.${name}`, "may not be set for ExternalName services"));
    }
    if (required(found, "spec.externalName", spec.externalName)) {
      const name = (spec.externalName as string).replace(/\.$/, "");
      report(found, "spec.externalName", spec.externalName, isDns1123Subdomain(name));
    }
  }
}

function validatePorts(ports: readonly ServicePort[], found: Found): void {
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const field = `spec.ports[${i}]`;
    validatePort(port, { field, alone: ports.length === 1 }, found);
    if (port.name && names.has(port.name)) found.push(duplicateValue(`${field}.name`, port.name));
    names.add(port.name ?? "");
    const twin = ports.findIndex((other) => other.port === port.port && other.protocol === port.protocol);
    if (twin < i) found.push(duplicateValue(field, port));
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
  optionalFormat(found, `${field}.appProtocol`, appProtocol, isQualifiedName);
}

function validateAffinity({ sessionAffinity, sessionAffinityConfig }: ServiceSpec, found: Found): void {
  const field = "spec.sessionAffinityConfig";
  if (sessionAffinity === "ClientIP") {
    const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
    if (seconds === undefined) {
      found.push(requiredValue(field, "when session affinity type is ClientIP"));
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

function validateSourceRanges(spec: ServiceSpec, annotations: Readonly<Record<string, string>>, found: Found): void {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const annotated = annotations[sourceRanges];
  const [field, list] = ranges.length
    ? ["spec.LoadBalancerSourceRanges", ranges]
    : [`metadata.annotations[${sourceRanges}]`, annotated?.trim() ? annotated.trim().split(",") : []];
  if ((ranges.length || annotated !== undefined) && spec.type !== "LoadBalancer") {
    found.push(forbiddenValue(field, "may only be used when `type` is 'LoadBalancer'"));
  }
  for (const [i, range] of list.entries()) {
    if (parseBlock(range.trim())) continue;
    const rule = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    found.push(invalidValue(ranges.length ? `${field}[${i}]` : field, range, rule));
  }
}

function validateLoadBalancer(spec: ServiceSpec, found: Found): void {
  const balanced = spec.type === "LoadBalancer";
  if (balanced) {
    if (spec.allocateLoadBalancerNodePorts === undefined)
      found.push(requiredValue("spec.allocateLoadBalancerNodePorts"));
  } else if (spec.allocateLoadBalancerNodePorts !== undefined) {
    const rule = "may only be used when `type` is 'LoadBalancer'";
    found.push(forbiddenValue("spec.allocateLoadBalancerNodePorts", rule));
  }
  const balancer = spec.loadBalancerClass;
  if (balancer === undefined) return;
  if (balanced) report(found, "spec.loadBalancerClass", balancer, isQualifiedName(balancer));
  else found.push(forbiddenValue("spec.loadBalancerClass", "may only be used when `type` is 'LoadBalancer'"));
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
  } else if (checked && (healthCheckNodePort < 0 || healthCheckNodePort > 65535)) {
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
