import { isDns1035Label, isDns1123Label, isDns1123Subdomain, isDomainPrefixedPath } from "./dns.ts";
import { blockContains, canonicalAddress, isCidr, isIp, parseBlock } from "./ip.ts";
import { isConfigMapKey, isEnvironmentVariable, isPortName } from "./names.ts";
import { isLabelValue, isQualifiedName } from "./qualified-name.ts";

const rows = [
  { it: "accepts a subdomain", format: isDns1123Subdomain, text: "a.b-c.d1", wrong: 0 },
  { it: "refuses upper case", format: isDns1123Subdomain, text: "A.b", wrong: 1 },
  { it: "counts length and shape apart", format: isDns1123Subdomain, text: `${"a".repeat(254)}_`, wrong: 2 },
  { it: "refuses a dot in a label", format: isDns1123Label, text: "a.b", wrong: 1 },
  { it: "lets a 1123 label start with a digit", format: isDns1123Label, text: "1a", wrong: 0 },
  { it: "lets a 1035 label not", format: isDns1035Label, text: "1a", wrong: 1 },
  { it: "accepts a qualified name", format: isQualifiedName, text: "example.com/My_Name.1", wrong: 0 },
  { it: "refuses two slashes", format: isQualifiedName, text: "a/b/c", wrong: 1 },
  { it: "refuses an empty name for being empty and misshapen", format: isQualifiedName, text: "", wrong: 2 },
  { it: "accepts an empty label value", format: isLabelValue, text: "", wrong: 0 },
  { it: "refuses a space in a label value", format: isLabelValue, text: "a b", wrong: 1 },
  { it: "refuses .. as a key", format: isConfigMapKey, text: "..", wrong: 1 },
  {
    it: "lets an environment variable be named by anything but =",
    format: isEnvironmentVariable,
    text: "a b-c.d",
    wrong: 0,
  },
  { it: "refuses = in the name of an environment variable", format: isEnvironmentVariable, text: "a=b", wrong: 1 },
  { it: "wants a letter in a port's name", format: isPortName, text: "80", wrong: 1 },
  { it: "accepts a path with a domain", format: isDomainPrefixedPath, text: "acme.io/foo", wrong: 0 },
  { it: "refuses leading zeros in an address", format: isIp, text: "10.0.0.01", wrong: 1 },
  { it: "refuses IPv4 in IPv6", format: isIp, text: "::ffff:1.2.3.4", wrong: 1 },
  { it: "refuses bits beyond the prefix", format: isCidr, text: "10.0.0.1/24", wrong: 1 },
  { it: "accepts an IPv6 block", format: isCidr, text: "fd00::/64", wrong: 0 },
];
for (const { it, format, text, wrong } of rows) test(it, () => expect(format(text)).toHaveLength(wrong));

test("canonicalAddress() shortens the longest run of zeros", () => {
  expect(canonicalAddress("FD00:0:0:1:0:0:0:1")).toBe("fd00:0:0:1::1");
  expect(canonicalAddress("fd00::0")).toBe("fd00::");
});

test("blockContains() compares the prefix only", () => {
  const block = parseBlock("10.96.0.0/16")!;
  expect(blockContains(block, "10.96.255.1")).toBe(true);
  expect(blockContains(block, "10.97.0.1")).toBe(false);
  expect(blockContains(block, "fd00::1")).toBe(false);
});
