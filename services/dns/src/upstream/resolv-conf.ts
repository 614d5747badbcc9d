/** The name servers that a resolv.conf(5) names, in order. */
export const nameserversOf = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => /^\s*nameserver\s+(\S+)/.exec(line)?.[1] ?? []);
