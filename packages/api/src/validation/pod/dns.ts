import type { HostAlias, PodDNSConfig, PodSpec } from "../../generated/types/core-v1.ts";
import { oneOf } from "../common.ts";
import { isDns1123Subdomain, isDns1123SubdomainWithUnderscore } from "../formats/dns.ts";
import { isIp } from "../formats/ip.ts";
import { type Found, invalidValue, report, requiredValue } from "../found.ts";

const policies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
const maxNameservers = 3;
const maxSearches = 32;
const maxSearchLength = 2048;

export function validateDns({ dnsPolicy, dnsConfig }: PodSpec, field: string, found: Found): void {
  oneOf(found, `${field}.dnsPolicy`, dnsPolicy, policies);
  const config = `${field}.dnsConfig`;
  if (dnsPolicy === "None") {
    if (!dnsConfig) {
      found.push(requiredValue(config, "must provide `dnsConfig` when `dnsPolicy` is None"));
    } else if (!dnsConfig.nameservers?.length) {
      const rule = "must provide at least one DNS nameserver when `dnsPolicy` is None";
      found.push(requiredValue(`${config}.nameservers`, rule));
    }
  }
  if (dnsConfig) validateConfig(dnsConfig, config, found);
}

function validateConfig(
  { nameservers = [], searches = [], options = [] }: PodDNSConfig,
  field: string,
  found: Found,
): void {
  if (nameservers.length > maxNameservers) {
    const rule = `must not have more than ${maxNameservers} nameservers`;
    found.push(invalidValue(`${field}.nameservers`, nameservers, rule));
  }
  for (const [i, address] of nameservers.entries()) report(found, `${field}.nameservers[${i}]`, address, isIp(address));
  if (searches.length > maxSearches) {
    const rule = `must not have more than ${maxSearches} search paths`;
    found.push(invalidValue(`${field}.searches`, searches, rule));
  }
  if (searches.join(" ").length > maxSearchLength) {
    const rule = `must not have more than ${maxSearchLength} characters (including spaces) in the search list`;
    found.push(invalidValue(`${field}.searches`, searches, rule));
  }
  for (const [i, search] of searches.entries()) {
    // The root alone is a search path; so is a name that says it is absolute by its ending dot.
    if (search === ".") continue;
    report(found, `${field}.searches[${i}]`, search, isDns1123SubdomainWithUnderscore(search.replace(/\.$/, "")));
  }
  for (const [i, { name }] of options.entries()) {
    if (!name) found.push(requiredValue(`${field}.options[${i}]`, "must not be empty"));
  }
}

export function validateHostAliases(aliases: readonly HostAlias[] | undefined, field: string, found: Found): void {
  for (const [i, { ip, hostnames }] of (aliases ?? []).entries()) {
    report(found, `${field}[${i}].ip`, ip, isIp(ip));
    for (const [j, name] of (hostnames ?? []).entries()) {
      report(found, `${field}[${i}].hostnames[${j}]`, name, isDns1123Subdomain(name));
    }
  }
}
