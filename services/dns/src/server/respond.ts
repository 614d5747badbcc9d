import { type Answer, decode, encode, type Packet, type Question } from "dns-packet";
import type { Forwarder } from "../upstream/forward.ts";
import type { ZoneAnswer } from "../zone/answer.ts";
import { type Code, encodeReply } from "./encode-reply.ts";
import type { Query, Responder } from "./listen.ts";

export interface Finished {
  readonly type: string;
  readonly tcp: boolean;
  readonly zone: string;
  readonly code: string;
  readonly seconds: number;
  readonly from: "zone" | "cache" | "server" | "nowhere";
}

export interface ResponderOptions {
  /** What the cluster's zone says; undefined for names outside. Throws while the zone is not known yet. */
  readonly answer: (question: Question) => ZoneAnswer | undefined;
  readonly forward: Forwarder;
  readonly zone: string;
  readonly onFinished: (finished: Finished) => void;
  readonly onError: (error: unknown, question: Question) => void;
}

const headerBytes = 12;
const responseBit = 0x80;
const opcodeBits = 0x78;
const names = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];

/** Turns packets into replies: the cluster's names from the zone, all others from the machine's name servers. */
export function createResponder(options: ResponderOptions): Responder {
  const { zone, onFinished } = options;
  return async ({ packet, tcp }) => {
    // An answer is never answered: two servers would never stop.
    if (packet.length < headerBytes || packet[2]! & responseBit) return undefined;
    const began = performance.now();
    const query = parsed(packet);
    const question = query?.questions?.[0];
    if (!query || !question || query.questions?.length !== 1) return failure(packet, "FORMERR");
    if (packet[2]! & opcodeBits) return failure(packet, "NOTIMP");
    const { reply, from } = await replyTo({ packet, tcp }, { query, question }, options);
    const code = names[reply.readUInt8(3) & 0xf] ?? "OTHER";
    const seconds = (performance.now() - began) / 1000;
    onFinished({ type: question.type, tcp, zone: from === "zone" ? `${zone}.` : ".", code, seconds, from });
    return reply;
  };
}

interface Parsed {
  readonly query: Packet;
  readonly question: Question;
}

async function replyTo(asked: Query, { query, question }: Parsed, options: ResponderOptions) {
  const { packet, tcp } = asked;
  const nothing = { query, authoritative: true, authorities: [], additionals: [], answers: [], tcp };
  try {
    const own = question.class === "IN" || question.class === "ANY" ? options.answer(question) : undefined;
    if (!own) {
      const { type, name } = question;
      const key = `${tcp} ${type} ${question.class} ${name.toLowerCase()} ${wantsMore(query)}`;
      return await options.forward({ key, query: packet, tcp });
    }
    const elsewhere = own.alias === undefined ? [] : await follow(own.alias, question, options);
    const answers = [...inRandomOrder(own.answers), ...elsewhere];
    return { reply: encodeReply({ ...nothing, ...own, answers }), from: "zone" as const };
  } catch (error) {
    options.onError(error, question);
    return { reply: encodeReply({ ...nothing, code: "SERVFAIL", authoritative: false }), from: "nowhere" as const };
  }
}

/** The addresses behind a name that a service stands for; in the cluster or outside. */
async function follow(alias: string, { type }: Question, options: ResponderOptions): Promise<readonly Answer[]> {
  const question = { type, name: alias, class: "IN" } as const;
  const own = options.answer(question);
  if (own) return own.answers;
  const query = encode({ type: "query", id: 0, flags: 0x100, questions: [question] });
  const { reply } = await options.forward({ key: `alias ${type} ${alias.toLowerCase()}`, query, tcp: false });
  return decode(reply).answers ?? [];
}

/** A reply with DNSSEC or in a large packet does not suit who asked for neither. */
function wantsMore({ additionals = [], flags = 0 }: Packet): string {
  const opt = additionals.find((record) => record.type === "OPT");
  return opt?.type === "OPT" ? `${opt.udpPayloadSize} ${opt.flag_do} ${flags}` : `${flags}`;
}

function parsed(packet: Buffer): Packet | undefined {
  try {
    return decode(packet);
  } catch {
    return undefined;
  }
}

/** Only the header, for a query that cannot be read. */
function failure(packet: Buffer, code: Code): Buffer {
  const query = { id: packet.readUInt16BE(0), flags: packet.readUInt16BE(2) & 0x7fff, questions: [] };
  const empty = { answers: [], authorities: [], additionals: [], authoritative: false, tcp: false };
  return encodeReply({ query, code, ...empty });
}

/** Clients take the first address: load is spread by the order. */
function inRandomOrder<T>(items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
