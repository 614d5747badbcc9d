import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition,
} from "../../generated/types/certificates-v1.ts";
import { oneOf, unchanged } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { duplicateValue, type Found, forbiddenValue, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { validateMetadata } from "../metadata.ts";
import { pathSegmentName } from "../name-rule.ts";
import type { Change } from "../rules.ts";
import { rulesOf } from "../rules.ts";

const usages = [
  ...["any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment"],
  ...["decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel"],
  ...["ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime"],
  ...["server auth", "signing", "timestamping"],
];
const shortestSeconds = 600;
const legacySigner = "kubernetes.io/legacy-unknown";

export const certificateSigningRequest = rulesOf<CertificateSigningRequest>({
  name: pathSegmentName,
  metadataOnStatus: true,
  validate: ({ spec, status }, found) => {
    validateRequest(spec?.request ?? "", found);
    if (!spec?.usages?.length) found.push(requiredValue("spec.usages"));
    for (const [i, usage] of (spec?.usages ?? []).entries()) {
      if (!usages.includes(usage)) found.push(unsupportedValue(`spec.usages[${i}]`, usage, usages));
      if ((spec?.usages ?? []).indexOf(usage) < i) found.push(duplicateValue(`spec.usages[${i}]`, usage));
    }
    if (spec?.signerName === legacySigner) {
      const rule = "the legacy signerName is not allowed via this API version";
      found.push(invalidValue("spec.signerName", spec.signerName, rule));
    } else validateSigner(spec?.signerName ?? "", found);
    const seconds = spec?.expirationSeconds;
    if (seconds !== undefined && seconds < shortestSeconds) {
      const rule = "may not specify a duration less than 600 seconds (10 minutes)";
      found.push(invalidValue("spec.expirationSeconds", seconds, rule));
    }
    validateConditions(status?.conditions, found);
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec", next.spec, previous.spec);
    validateDecisionKept({ next, previous }, { mayDecide: false }, found);
  },
  subresources: {
    status: (change, found) => {
      validateMetadata(change.next.metadata, wholeMetadata, found);
      validateConditions(change.next.status?.conditions, found);
      validateDecisionKept(change, { mayDecide: false }, found);
      validateCertificate(change, found);
    },
    approval: (change, found) => {
      validateMetadata(change.next.metadata, wholeMetadata, found);
      validateConditions(change.next.status?.conditions, found);
      validateDecisionKept(change, { mayDecide: true }, found);
    },
  },
});

const wholeMetadata = { namespaced: false, name: pathSegmentName, finalizerDomains: true };

const block = (base64: string, type: string): boolean => {
  const text = Buffer.from(base64, "base64").toString("latin1");
  return text.includes(`-----BEGIN ${type}-----`) && text.includes(`-----END ${type}-----`);
};

function validateRequest(request: string, found: Found): void {
  if (!block(request, "CERTIFICATE REQUEST")) {
    found.push(invalidValue("spec.request", request || null, "PEM block type must be CERTIFICATE REQUEST"));
  }
}

/** `example.com/signer`: a domain of two labels at least, and a name that is a subdomain too. */
function validateSigner(signer: string, found: Found): void {
  const field = "spec.signerName";
  if (!signer) {
    found.push(requiredValue(field));
    return;
  }
  const parts = signer.split("/");
  const [domain = "", name = ""] = parts;
  if (parts.length !== 2) {
    const rule = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    found.push(invalidValue(field, signer, rule));
    return;
  }
  for (const label of domain.split(".")) {
    for (const problem of isDns1123Subdomain(label)) {
      found.push(invalidValue(field, domain, `validating label ${JSON.stringify(label)}: ${problem}`));
    }
  }
  if (domain.split(".").length < 2) {
    found.push(invalidValue(field, domain, "should be a domain with at least two segments separated by dots"));
  }
  for (const label of name.split(".")) {
    for (const problem of isDns1123Subdomain(label)) {
      found.push(invalidValue(field, name, `validating label ${JSON.stringify(label)}: ${problem}`));
    }
  }
}

function validateConditions(conditions: readonly CertificateSigningRequestCondition[] | undefined, found: Found): void {
  const field = "status.conditions";
  const types = new Set<string>();
  for (const [i, { type, status }] of (conditions ?? []).entries()) {
    const item = `${field}[${i}]`;
    if (!type) found.push(requiredValue(`${item}.type`));
    const decides = ["Approved", "Denied", "Failed"].includes(type);
    oneOf(found, `${item}.status`, status, decides ? ["True"] : ["True", "False", "Unknown"]);
    const opposite = type === "Approved" ? "Denied" : type === "Denied" ? "Approved" : undefined;
    if (opposite && types.has(opposite)) {
      found.push(invalidValue(field, type, "Approved and Denied conditions are mutually exclusive"));
    }
    if (types.has(type)) found.push(duplicateValue(`${item}.type`, type));
    types.add(type);
  }
}

/** Who may decide, and when, is what the subresources are for; a decision stands. */
function validateDecisionKept(
  { next, previous }: Change<CertificateSigningRequest>,
  { mayDecide }: { mayDecide: boolean },
  found: Found,
): void {
  const of = ({ status }: CertificateSigningRequest, type: string) =>
    (status?.conditions ?? []).filter((condition) => condition.type === type);
  for (const type of ["Approved", "Denied", "Failed"]) {
    const [now, before] = [of(next, type), of(previous, type)];
    if (before.length > now.length) {
      found.push(
        forbiddenValue("status.conditions", `updates may not remove a condition of type ${JSON.stringify(type)}`),
      );
    } else if (now.length > before.length && type !== "Failed" && !mayDecide) {
      found.push(
        forbiddenValue("status.conditions", `updates may not add a condition of type ${JSON.stringify(type)}`),
      );
    }
  }
}

function validateCertificate({ next, previous }: Change<CertificateSigningRequest>, found: Found): void {
  const field = "status.certificate";
  const [certificate, before] = [next.status?.certificate ?? "", previous.status?.certificate ?? ""];
  if (before && certificate !== before) {
    found.push(
      forbiddenValue(field, "updates may not set certificate content if existing certificate content is not empty"),
    );
  }
  if (certificate && !block(certificate, "CERTIFICATE")) {
    found.push(invalidValue(field, "<certificate data>", "must contain at least one CERTIFICATE PEM block"));
  }
}
