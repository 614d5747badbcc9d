/**
 * What a label key and a label value must look like. Each check returns upstream's messages, empty when valid.
 * Source of the rules: Kubernetes' documentation of labels; the texts are part of the API's behaviour.
 */

const namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const valuePattern = `(${namePattern})?`;
const subdomainPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

const nameExpression = new RegExp(`^${namePattern}$`);
const valueExpression = new RegExp(`^${valuePattern}$`);
const subdomainExpression = new RegExp(`^${subdomainPattern}$`);

const alphanumeric =
  "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const nameRule = `must ${alphanumeric} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${namePattern}')`;
const valueRule = `a valid label must be an empty string or ${alphanumeric} (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '${valuePattern}')`;
const subdomainRule = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomainPattern}')`;

const tooLong = (bytes: number) => `must be no more than ${bytes} bytes`;

function problemsOfPrefix(prefix: string): string[] {
  if (prefix === "") return ["prefix part must be non-empty"];
  const problems: string[] = [];
  if (Buffer.byteLength(prefix) > 253) problems.push(`prefix part ${tooLong(253)}`);
  if (!subdomainExpression.test(prefix)) problems.push(`prefix part ${subdomainRule}`);
  return problems;
}

/** A qualified name: at most 63 bytes, with an optional DNS subdomain and a slash before it. */
export function problemsOfLabelKey(key: string): string[] {
  const parts = key.split("/");
  if (parts.length > 2)
    return [`a valid label key ${nameRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const problems = parts.length === 2 ? problemsOfPrefix(parts[0]!) : [];
  const name = parts.at(-1)!;
  if (name === "") problems.push("name part must be non-empty");
  else if (Buffer.byteLength(name) > 63) problems.push(`name part ${tooLong(63)}`);
  if (!nameExpression.test(name)) problems.push(`name part ${nameRule}`);
  return problems;
}

export function problemsOfLabelValue(value: string): string[] {
  const problems: string[] = [];
  if (Buffer.byteLength(value) > 63) problems.push(tooLong(63));
  if (!valueExpression.test(value)) problems.push(valueRule);
  return problems;
}
