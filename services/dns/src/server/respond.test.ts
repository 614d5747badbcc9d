import { type Answer, type DecodedPacket, decode, encode } from "dns-packet";
import type { ZoneAnswer } from "../zone/answer.ts";
import { createResponder } from "./respond.ts";

const many: Answer[] = Array.from({ length: 60 }, (_, at) => ({
  type: "A",
  name: "many.ns.svc.cluster.local",
  ttl: 5,
  data: `10.0.0.${at}`,
}));
const zoned = (answers: readonly Answer[]): ZoneAnswer => ({
  code: "NOERROR",
  answers,
  additionals: [],
  authorities: [],
});
const respond = createResponder({
  zone: "cluster.local",
  answer: ({ name }) => {
    if (name === "broken.cluster.local") throw new Error("not known yet");
    if (name === "many.cluster.local") return zoned(many);
    if (name === "alias.cluster.local")
      return { ...zoned([{ type: "CNAME", name, ttl: 5, data: "example.com" }]), alias: "example.com" };
    return undefined;
  },
  forward: async ({ query }) => {
    const { id, questions } = decode(query);
    if (questions?.[0]?.name === "dead.com") throw new Error("nobody answers");
    const answers: Answer[] = [{ type: "A", name: "example.com", ttl: 9, data: "192.0.2.7" }];
    return { reply: encode({ type: "response", id, flags: 0x80, questions, answers }), from: "server" };
  },
  onFinished: () => {},
  onError: () => {},
});
const ask = async (name: string, { tcp = false, size = 0 } = {}) => {
  const additionals = size
    ? [{ type: "OPT", name: ".", udpPayloadSize: size, flags: 0, options: [] } as unknown as Answer]
    : [];
  const packet = encode({ type: "query", id: 7, flags: 0x100, questions: [{ type: "A", name }], additionals });
  const reply = (await respond({ packet, tcp }))!;
  return { length: reply.length, ...(decode(reply) as DecodedPacket) };
};

test("a long answer is cut to what the caller takes by UDP, and whole by TCP", async () => {
  const [short, longer, whole] = [
    await ask("many.cluster.local"),
    await ask("many.cluster.local", { size: 4096 }),
    await ask("many.cluster.local", { tcp: true }),
  ];
  expect([short.flag_tc, short.length <= 512, short.answers!.length > 0]).toEqual([true, true, true]);
  expect([longer.flag_tc, longer.length > 512, longer.length <= 1232]).toEqual([true, true, true]);
  expect([whole.flag_tc, whole.answers!.length, whole.id, whole.flag_aa]).toEqual([false, 60, 7, true]);
});

test("a name outside is asked elsewhere, and an alias is followed there", async () => {
  expect((await ask("example.com")).answers).toHaveLength(1);
  expect((await ask("alias.cluster.local")).answers!.map(({ type }) => type)).toEqual(["CNAME", "A"]);
});

const failures: { it: string; packet: Buffer; says: string | undefined }[] = [
  {
    it: "a failure of the zone",
    packet: encode({ id: 1, questions: [{ type: "A", name: "broken.cluster.local" }] }),
    says: "SERVFAIL",
  },
  {
    it: "silence elsewhere",
    packet: encode({ id: 1, questions: [{ type: "A", name: "dead.com" }] }),
    says: "SERVFAIL",
  },
  { it: "no question", packet: encode({ id: 1, questions: [] }), says: "FORMERR" },
  { it: "an update", packet: encode({ id: 1, flags: 5 << 11, questions: [{ type: "A", name: "a" }] }), says: "NOTIMP" },
  { it: "half a question", packet: Buffer.from([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9, 65]), says: "FORMERR" },
  {
    it: "a reply",
    packet: encode({ type: "response", id: 1, questions: [{ type: "A", name: "a" }] }),
    says: undefined,
  },
  { it: "a few bytes", packet: Buffer.from([1, 2, 3]), says: undefined },
];
for (const { it, packet, says } of failures)
  test(`${it} is answered with ${says ?? "silence"}`, async () => {
    const reply = await respond({ packet, tcp: false });
    expect(reply && (decode(reply) as unknown as { rcode: string }).rcode).toBe(says);
  });
