import { byteLength, type Format, noLongerThan, regexSentence } from "./format.ts";

const labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const label1035Pattern = "[a-z]([-a-z0-9]*[a-z0-9])?";
const subdomainPattern = `${labelPattern}(\\.${labelPattern})*`;

const labelSentence = regexSentence(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  labelPattern,
  ["my-name", "123-abc"],
);
const label1035Sentence = regexSentence(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  label1035Pattern,
  ["my-name", "abc-123"],
);
const subdomainSentence = regexSentence(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomainPattern,
  ["example.com"],
);
const wildcardSentence = regexSentence(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  `\\*\\.${subdomainPattern}`,
  ["*.example.com"],
);
const relaxedSearchSentence = regexSentence(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*",
  ["example.com"],
);

/** Made once: a length limit and a pattern, each with its words. */
function dnsFormat(pattern: string, sentence: string, max: number): Format {
  const whole = new RegExp(`^(?:${pattern})$`);
  const tooLong = noLongerThan(max);
  return (text) => {
    const matches = whole.test(text);
    if (matches && text.length <= max) return [];
    return [...(byteLength(text) > max ? [tooLong] : []), ...(matches ? [] : [sentence])];
  };
}

export const isDns1035Label = dnsFormat(label1035Pattern, label1035Sentence, 63);
export const isDns1123Subdomain = dnsFormat(subdomainPattern, subdomainSentence, 253);

const hasLabelShape = dnsFormat(labelPattern, labelSentence, 63);

/** A label: where a subdomain would do but for its dots, that is said instead of the whole rule. */
export const isDns1123Label: Format = (name) =>
  name.includes(".") && isDns1123Subdomain(name).length === 0
    ? [...(name.length > 63 ? [noLongerThan(63)] : []), "must not contain dots"]
    : hasLabelShape(name);
export const isWildcardDns1123Subdomain = dnsFormat(`\\*\\.${subdomainPattern}`, wildcardSentence, 253);

/** A subdomain in which labels may hold `_`, as SRV records do; for the search list of a pod's resolver. */
export const isDns1123SubdomainWithUnderscore = dnsFormat(
  "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*",
  relaxedSearchSentence,
  253,
);

const pathCharacters = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** `example.com/path`. */
export const isDomainPrefixedPath: Format = (text) => {
  const slash = text.indexOf("/");
  const [domain, path] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash < 0 || !domain || !path) return ['must be a domain-prefixed path (such as "acme.io/foo")'];
  const wrong = isDns1123Subdomain(domain);
  if (wrong.length) return wrong;
  if (pathCharacters.test(path)) return [];
  return [regexSentence("Invalid path", "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+", ["acme.io/foo"])];
};
