import { type Answer, encode, type Packet } from "dns-packet";

/** Codes of RFC 1035 and 2136. */
export const code = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;
export type Code = keyof typeof code;

const flag = { authoritative: 0x400, truncated: 0x200, recursionDesired: 0x100, recursionAvailable: 0x80 };
/** What every path lets through in one piece (DNS flag day 2020). */
const largestUdpPayload = 1232;
const plainUdpPayload = 512;

export interface Reply {
  readonly query: Packet;
  readonly code: Code;
  readonly authoritative: boolean;
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
  readonly additionals: readonly Answer[];
  readonly tcp: boolean;
}

/** Makes the bytes. By UDP a reply that is too long is cut and says so: first its additional records go, then answers. */
export function encodeReply(reply: Reply): Buffer {
  const { query, tcp } = reply;
  const asked = query.additionals?.find((record) => record.type === "OPT");
  const offered = asked?.type === "OPT" ? asked.udpPayloadSize : plainUdpPayload;
  const limit = tcp ? 65_535 : Math.max(plainUdpPayload, Math.min(offered, largestUdpPayload));
  const opt: Answer[] = asked
    ? [
        {
          ...{ type: "OPT", name: ".", udpPayloadSize: largestUdpPayload, extendedRcode: 0, ednsVersion: 0 },
          ...{ flags: 0, flag_do: false, options: [] },
        } as unknown as Answer,
      ]
    : [];
  const whole = encoded(reply, { answers: reply.answers, additionals: [...reply.additionals, ...opt] });
  if (whole.length <= limit) return whole;
  const plain = encoded(reply, { answers: reply.answers, additionals: opt });
  if (plain.length <= limit) return plain;
  for (let kept = reply.answers.length >> 1; ; kept >>= 1) {
    const cut = encoded(reply, { answers: reply.answers.slice(0, kept), additionals: opt, truncated: true });
    if (cut.length <= limit || kept === 0) return cut;
  }
}

interface Parts {
  readonly answers: readonly Answer[];
  readonly additionals: readonly Answer[];
  readonly truncated?: boolean;
}

function encoded(reply: Reply, { answers, additionals, truncated = false }: Parts): Buffer {
  const { query, authoritative, authorities } = reply;
  return encode({
    type: "response",
    id: query.id ?? 0,
    flags:
      code[reply.code] |
      flag.recursionAvailable |
      ((query.flags ?? 0) & flag.recursionDesired) |
      (authoritative ? flag.authoritative : 0) |
      (truncated ? flag.truncated : 0),
    questions: [...(query.questions ?? [])],
    answers: [...answers],
    authorities: truncated ? [] : [...authorities],
    additionals: [...additionals],
  });
}
