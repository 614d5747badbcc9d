import type { ServiceReference, WebhookClientConfig } from "../../generated/types/admissionregistration-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { isPortNumber } from "../formats/names.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";

const form = "desired format: https://host[/path]";

/** Where a webhook is: at a URL, or behind a service. */
export function validateWebhookClient({ url, service }: WebhookClientConfig, field: string, found: Found): void {
  if ((url === undefined) === (service === undefined)) {
    found.push(requiredValue(field, "exactly one of url or service is required"));
  } else if (url !== undefined) {
    validateUrl(url, `${field}.url`, found);
  } else if (service) {
    validateService(service, `${field}.service`, found);
  }
}

const parts = /^([a-zA-Z][a-zA-Z0-9+.-]*):(?:\/\/(?:([^@/?#]*)@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/;

function validateUrl(url: string, field: string, found: Found): void {
  const say = (value: unknown, detail: string) => found.push(invalidValue(field, value, detail));
  const [, scheme = "", user, host = "", , query, fragment] = parts.exec(url) ?? [];
  if (scheme !== "https") say(scheme, `'https' is the only allowed URL scheme; ${form}`);
  if (!host) say(host, `host must be specified; ${form}`);
  if (user !== undefined) say(user, "user information is not permitted in the URL");
  if (fragment) say(fragment, "fragments are not permitted in the URL");
  if (query) say(query, "query parameters are not permitted in the URL");
}

function validateService({ name, namespace, path, port }: ServiceReference, field: string, found: Found): void {
  // kube-apiserver mixes the two up, and clients read its fields.
  if (!name) found.push(requiredValue(`${field}.namespace`));
  if (!namespace) found.push(requiredValue(`${field}.name`));
  for (const problem of isPortNumber(port ?? 0)) {
    found.push(invalidValue(`${field}.port`, port ?? 0, `port is not valid: ${problem}`));
  }
  if (path !== undefined) validatePath(path, `${field}.path`, found);
}

function validatePath(path: string, field: string, found: Found): void {
  if (path === "/" || path === "") return;
  const say = (detail: string) => found.push(invalidValue(field, path, detail));
  if (path === "//") {
    say("segment[0] may not be empty");
    return;
  }
  if (!path.startsWith("/")) say("must start with a '/'");
  const segments = path.slice(1).replace(/\/$/, "").split("/");
  for (const [i, segment] of segments.entries()) {
    if (!segment) say(`segment[${i}] may not be empty`);
    else for (const problem of isDns1123Subdomain(segment)) say(`segment[${i}]: ${problem}`);
  }
}
