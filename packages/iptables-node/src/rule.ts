/** A value, or anything but it. */
export type Maybe<T> = T | { readonly not: T };

export type Protocol = "tcp" | "udp" | "sctp" | "icmp" | "ipv6-icmp";

/** One rule of a chain. What is absent matches everything; all that is said must hold. */
export interface Rule {
  /** An address or a CIDR. */
  readonly source?: Maybe<string>;
  readonly destination?: Maybe<string>;
  /** Names of interfaces; a `+` at the end stands for anything. */
  readonly inInterface?: Maybe<string>;
  readonly outInterface?: Maybe<string>;
  readonly protocol?: Protocol;
  readonly comment?: string;
  /** Only with tcp, udp and sctp. */
  readonly destinationPort?: number | PortRange;
  readonly sourcePort?: number | PortRange;
  readonly matches?: readonly Match[];
  /** Absent: the rule only counts, or does what its matches do (`recent` with `set`). */
  readonly target?: Target;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The extensions of iptables-extensions(8) that kubets uses. */
export type Match =
  | { readonly match: "addrtype"; readonly destination?: Maybe<"LOCAL">; readonly source?: Maybe<"LOCAL"> }
  | { readonly match: "mark"; readonly mark: Maybe<MarkBits> }
  | { readonly match: "conntrack"; readonly states: Maybe<readonly ConnectionState[]> }
  | { readonly match: "statistic"; readonly probability: number }
  | ({ readonly match: "recent"; readonly family: "IPv4" | "IPv6"; readonly name: string } & (
      | { readonly set: true }
      | { readonly seenWithinSeconds: number; readonly reap: boolean }
    ))
  | { readonly match: "physdev"; readonly bridged: true }
  | { readonly match: "set"; readonly set: Maybe<string>; readonly by: readonly ("src" | "dst")[] };

export type ConnectionState = "NEW" | "ESTABLISHED" | "RELATED" | "INVALID" | "DNAT" | "SNAT";

/** The bits under the mask, no others. */
export interface MarkBits {
  readonly value: number;
  readonly mask: number;
}

export type Target =
  | "ACCEPT"
  | "DROP"
  | "RETURN"
  | { readonly jump: string }
  | { readonly reject: true }
  /** Sets the bits under the mask to the value. */
  | { readonly mark: MarkBits }
  /** Turns these bits over. */
  | { readonly flipMark: number }
  /** `address:port`, IPv6 in brackets; or an address. */
  | { readonly dnat: string }
  | { readonly snat: string }
  | { readonly masquerade: { readonly randomFully: boolean } };
