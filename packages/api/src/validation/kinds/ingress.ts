import type { TypedLocalObjectReference } from "../../generated/types/core-v1.ts";
import type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressClass,
  IngressSpec,
} from "../../generated/types/networking-v1.ts";
import { formatIfSet, optionalFormat, required, requiredFormat, unchanged } from "../common.ts";
import {
  isDns1123Label,
  isDns1123Subdomain,
  isDomainPrefixedPath,
  isWildcardDns1123Subdomain,
} from "../formats/dns.ts";
import { isAddress, isIp } from "../formats/ip.ts";
import { isPathSegment, isPortName, isPortNumber } from "../formats/names.ts";
import {
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  unsupportedValue,
} from "../found.ts";
import { rulesOf } from "../rules.ts";

const classAnnotation = "kubernetes.io/ingress.class";
const pathTypes = ["Exact", "ImplementationSpecific", "Prefix"];
/** What could make two paths of one, or one path of another's. */
const unsafe = ["//", "/./", "/../", "%2f", "%2F"];
const unsafeEnds = ["/..", "/."];
const notAnAddress = "must be a DNS name, not an IP address";

export const ingress = rulesOf<Ingress>({
  metadataOnStatus: true,
  validate: ({ spec }, found) => validateSpec(spec ?? {}, found),
  // The annotation is older than the field: who has both from before keeps them.
  validateNew: ({ metadata, spec }, found) => {
    const annotated = metadata?.annotations?.[classAnnotation];
    const named = spec?.ingressClassName;
    if (annotated !== undefined && named !== undefined && annotated !== named) {
      const rule = "must match `ingressClassName` when both are specified";
      found.push(invalidValue(`annotations.${classAnnotation}`, annotated, rule));
    }
  },
  subresources: {
    status: ({ next: { status }, previous }, found) => {
      const before = previous.status?.loadBalancer?.ingress ?? [];
      for (const [i, { ip, hostname }] of (status?.loadBalancer?.ingress ?? []).entries()) {
        const field = `status.loadBalancer.ingress[${i}]`;
        if (ip && !before.some((one) => one.ip === ip)) report(found, `${field}.ip`, ip, isIp(ip));
        if (!hostname) continue;
        report(found, `${field}.hostname`, hostname, isDns1123Subdomain(hostname));
        if (isAddress(hostname)) found.push(invalidValue(`${field}.hostname`, hostname, notAnAddress));
      }
    },
  },
});

function validateSpec(spec: IngressSpec, found: Found): void {
  if (!spec.rules?.length && !spec.defaultBackend) {
    found.push(invalidValue("spec", spec.rules ?? null, "either `defaultBackend` or `rules` must be specified"));
  }
  if (spec.defaultBackend) validateBackend(spec.defaultBackend, "spec.defaultBackend", found);
  for (const [i, { host, http }] of (spec.rules ?? []).entries()) {
    const field = `spec.rules[${i}]`;
    if (host) {
      if (isAddress(host)) found.push(invalidValue(`${field}.host`, host, notAnAddress));
      validateHost(host, `${field}.host`, found);
    }
    if (!http) continue;
    if (!http.paths?.length) found.push(requiredValue(`${field}.http.paths`));
    for (const [j, path] of (http.paths ?? []).entries()) validatePath(path, `${field}.http.paths[${j}]`, found);
  }
  for (const [i, { hosts, secretName }] of (spec.tls ?? []).entries()) {
    for (const [j, host] of (hosts ?? []).entries()) validateHost(host, `spec.tls[${i}].hosts[${j}]`, found);
    optionalFormat(found, `spec.tls[${i}].secretName`, secretName, isDns1123Subdomain);
  }
  formatIfSet(found, "spec.ingressClassName", spec.ingressClassName, isDns1123Subdomain);
}

function validateHost(host: string, field: string, found: Found): void {
  report(found, field, host, host.includes("*") ? isWildcardDns1123Subdomain(host) : isDns1123Subdomain(host));
}

function validatePath({ path = "", pathType, backend }: HTTPIngressPath, field: string, found: Found): void {
  if (pathType === undefined || pathType === null) {
    found.push(requiredValue(`${field}.pathType`, "pathType must be specified"));
    return;
  }
  if (!pathTypes.includes(pathType)) found.push(unsupportedValue(`${field}.pathType`, pathType, pathTypes));
  else {
    const exact = pathType !== "ImplementationSpecific";
    if (!path.startsWith("/") && (exact || path))
      found.push(invalidValue(`${field}.path`, path, "must be an absolute path"));
    if (exact && path) {
      for (const part of unsafe) {
        if (path.includes(part)) found.push(invalidValue(`${field}.path`, path, `must not contain '${part}'`));
      }
      for (const end of unsafeEnds) {
        if (path.endsWith(end)) found.push(invalidValue(`${field}.path`, path, `cannot end with '${end}'`));
      }
    }
  }
  validateBackend(backend ?? {}, `${field}.backend`, found);
}

function validateBackend({ service, resource }: Partial<IngressBackend>, field: string, found: Found): void {
  if (service && resource) {
    found.push(invalidValue(field, "", "cannot set both resource and service backends"));
  } else if (resource) {
    validateReference(resource, `${field}.resource`, found);
  } else if (service) {
    requiredFormat(found, `${field}.service.name`, service.name, isDns1123Label);
    const { name, number } = service.port ?? {};
    if (name && number) found.push(invalidValue(field, "", "cannot set both port name & port number"));
    else if (name) report(found, `${field}.service.port.name`, name, isPortName(name));
    else if (number) report(found, `${field}.service.port.number`, number, isPortNumber(number));
    else found.push(requiredValue(field, "port name or number is required"));
  } else {
    found.push(invalidValue(field, "", "resource or service backend is required"));
  }
}

function validateReference({ apiGroup, kind, name }: TypedLocalObjectReference, field: string, found: Found): void {
  formatIfSet(found, `${field}.apiGroup`, apiGroup, isDns1123Subdomain);
  if (required(found, `${field}.kind`, kind)) report(found, `${field}.kind`, kind, isPathSegment(kind));
  if (required(found, `${field}.name`, name)) report(found, `${field}.name`, name, isPathSegment(name));
}

const maxControllerLength = 250;
const scopes = ["Cluster", "Namespace"];

export const ingressClass = rulesOf<IngressClass>({
  validate: ({ spec }, found) => {
    const { controller, parameters } = spec ?? {};
    if ((controller?.length ?? 0) > maxControllerLength)
      found.push(tooLongValue("spec.controller", maxControllerLength));
    requiredFormat(found, "spec.controller", controller, isDomainPrefixedPath);
    if (!parameters) return;
    const field = "spec.parameters";
    validateReference(parameters, field, found);
    const { scope, namespace } = parameters;
    if (scope === undefined) {
      found.push(requiredValue(`${field}.scope`));
    } else if (!scopes.includes(scope)) {
      found.push(unsupportedValue(`${field}.scope`, scope, scopes));
    } else if (scope === "Namespace") {
      if (namespace === undefined)
        found.push(requiredValue(`${field}.namespace`, "`parameters.scope` is set to 'Namespace'"));
      else report(found, `${field}.namespace`, namespace, isDns1123Label(namespace));
    } else if (namespace !== undefined) {
      found.push(forbiddenValue(`${field}.namespace`, "`parameters.scope` is set to 'Cluster'"));
    }
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.controller", next.spec?.controller ?? "", previous.spec?.controller ?? "");
  },
});
