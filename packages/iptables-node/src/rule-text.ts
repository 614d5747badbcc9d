import { isIPv6 } from "node:net";
import type { Match, Maybe, PortRange, Rule, Target } from "./rule.ts";

/**
 * The rule as iptables-save(8) prints it, without `-A CHAIN`. Being the same text, a rule that is in place is recognised
 * as such, whichever back end printed it.
 */
export function ruleText(rule: Rule): string {
  const { protocol, comment, destinationPort, sourcePort, matches = [], target } = rule;
  const words = [
    ...maybe(rule.source, (cidr) => `-s ${network(cidr)}`),
    ...maybe(rule.destination, (cidr) => `-d ${network(cidr)}`),
    ...maybe(rule.inInterface, (name) => `-i ${name}`),
    ...maybe(rule.outInterface, (name) => `-o ${name}`),
    ...(protocol ? [`-p ${protocol}`] : []),
    ...(comment === undefined ? [] : [`-m comment --comment ${quoted(comment)}`]),
  ];
  if (sourcePort !== undefined || destinationPort !== undefined) {
    words.push(`-m ${protocol}`);
    if (sourcePort !== undefined) words.push(`--sport ${ports(sourcePort)}`);
    if (destinationPort !== undefined) words.push(`--dport ${ports(destinationPort)}`);
  }
  words.push(...matches.map(matchText));
  if (target !== undefined) words.push(targetText(target));
  return words.join(" ");
}

function matchText(match: Match): string {
  switch (match.match) {
    case "addrtype":
      return [
        "-m addrtype",
        ...maybe(match.source, (type) => `--src-type ${type}`),
        ...maybe(match.destination, (type) => `--dst-type ${type}`),
      ].join(" ");
    case "mark":
      return `-m mark ${negatable(match.mark, ({ value, mask }) => `--mark ${hex(value)}/${hex(mask)}`)}`;
    case "conntrack":
      return `-m conntrack ${negatable(match.states, (states) => `--ctstate ${states.join(",")}`)}`;
    case "statistic":
      return `-m statistic --mode random --probability ${probabilityText(match.probability)}`;
    case "recent": {
      const what =
        "set" in match ? "--set" : `--rcheck --seconds ${match.seenWithinSeconds}${match.reap ? " --reap" : ""}`;
      const mask = match.family === "IPv4" ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
      return `-m recent ${what} --name ${match.name} --mask ${mask} --rsource`;
    }
    case "physdev":
      return "-m physdev --physdev-is-bridged";
    case "set":
      return `-m set ${negatable(match.set, (name) => `--match-set ${name} ${match.by.join(",")}`)}`;
  }
}

function targetText(target: Target): string {
  if (typeof target === "string") return `-j ${target}`;
  if ("jump" in target) return `-j ${target.jump}`;
  if ("reject" in target) return "-j REJECT";
  if ("mark" in target) return `-j MARK --set-xmark ${hex(target.mark.value)}/${hex(target.mark.mask)}`;
  if ("flipMark" in target) return `-j MARK --set-xmark ${hex(target.flipMark)}/0x0`;
  if ("dnat" in target) return `-j DNAT --to-destination ${target.dnat}`;
  if ("snat" in target) return `-j SNAT --to-source ${target.snat}`;
  return target.masquerade.randomFully ? "-j MASQUERADE --random-fully" : "-j MASQUERADE";
}

const isNot = <T>(value: Maybe<T>): value is { readonly not: T } =>
  typeof value === "object" && value !== null && "not" in value;

const negatable = <T>(value: Maybe<T>, text: (value: T) => string): string =>
  isNot(value) ? `! ${text(value.not)}` : text(value);

const maybe = <T>(value: Maybe<T> | undefined, text: (value: T) => string): string[] =>
  value === undefined ? [] : [negatable(value, text)];

const network = (cidr: string): string => (cidr.includes("/") ? cidr : `${cidr}/${isIPv6(cidr) ? 128 : 32}`);

const ports = (port: number | PortRange): string =>
  typeof port === "number" ? `${port}` : `${port.first}:${port.last}`;

const hex = (bits: number): string => `0x${bits.toString(16)}`;

/** The kernel keeps a probability as 31 bits; both back ends print what it keeps. */
const probabilityText = (probability: number): string => (Math.round(probability * 2 ** 31) / 2 ** 31).toFixed(11);

/** As xtables_save_string() of iptables does. */
const quoted = (text: string): string =>
  /^[-_0-9A-Za-z]+$/.test(text) ? text : `"${text.replace(/["\\']/g, (letter) => `\\${letter}`)}"`;
