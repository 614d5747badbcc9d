import { createHeaderDecoder } from "./header-decoder.ts";
import { limits } from "./limits.ts";

/** Bytes from hexadecimal digits, with spaces where they help. */
const hex = (digits: string) => Buffer.from(digits.replaceAll(" ", ""), "hex");
const decoderOf = () => {
  const decoder = createHeaderDecoder((fields, isComplete) => ({ fields, isComplete }));
  return (block: Buffer) => decoder.decode(block, 0, block.length);
};
const linesOf = (fields: readonly string[]) =>
  fields.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${fields[i + 1]}`] : []));

/** The decoder's table has 4096 bytes; a block may begin by making it smaller, as the examples of C.5 and C.6 suppose. */
const tableOf256 = "3fe101";
const browserRequests = [
  [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"],
  [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache"],
  [":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value"],
];
const common = (date: string) => ["cache-control: private", `date: ${date}`, "location: https://www.example.com"];
const responses = [
  [":status: 302", ...common("Mon, 21 Oct 2013 20:13:21 GMT")],
  [":status: 307", ...common("Mon, 21 Oct 2013 20:13:21 GMT")],
  [
    ":status: 200",
    ...common("Mon, 21 Oct 2013 20:13:22 GMT"),
    "content-encoding: gzip",
    "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
  ],
];

/** RFC 7541 appendix C: blocks of one connection each. */
const rows = [
  {
    it: "a literal with indexing (C.2.1)",
    blocks: ["400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"],
    lists: [["custom-key: custom-header"]],
  },
  {
    it: "a literal without indexing (C.2.2)",
    blocks: ["040c 2f73 616d 706c 652f 7061 7468"],
    lists: [[":path: /sample/path"]],
  },
  {
    it: "a literal never indexed (C.2.3)",
    blocks: ["1008 7061 7373 776f 7264 0673 6563 7265 74"],
    lists: [["password: secret"]],
  },
  { it: "an indexed field (C.2.4)", blocks: ["82"], lists: [[":method: GET"]] },
  {
    it: "requests without Huffman codes (C.3)",
    blocks: [
      "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
      "8286 84be 5808 6e6f 2d63 6163 6865",
      "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
    ],
    lists: browserRequests,
  },
  {
    it: "requests with Huffman codes (C.4)",
    blocks: [
      "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
      "8286 84be 5886 a8eb 1064 9cbf",
      "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
    ],
    lists: browserRequests,
  },
  {
    it: "responses without Huffman codes, with eviction (C.5)",
    blocks: [
      `${tableOf256} 4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
      "4803 3330 37c1 c0bf",
      "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31",
    ],
    lists: responses,
  },
  {
    it: "responses with Huffman codes, with eviction (C.6)",
    blocks: [
      `${tableOf256} 4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3`,
      "4883 640e ffc1 c0bf",
      "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07",
    ],
    lists: responses,
  },
];
test.each(rows)("createHeaderDecoder() reads $it", ({ blocks, lists }) => {
  const decode = decoderOf();
  expect(blocks.map((block) => linesOf(decode(hex(block)).fields))).toEqual(lists);
});

test("createHeaderDecoder() answers a block that it remembers with the same head, until the table changes", () => {
  const decode = decoderOf();
  decode(hex("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"));
  const first = decode(hex("be"));
  expect(decode(hex("be"))).toBe(first);
  decode(hex("4001 6101 62"));
  expect(linesOf(decode(hex("be")).fields)).toEqual(["a: b"]);
});

const refused = [
  { it: "an index of 0", block: "80" },
  { it: "an index behind the table", block: "ff ff ff ff 07" },
  { it: "an integer without end", block: "ff ff ff ff ff ff ff ff 01" },
  { it: "a string longer than its block", block: "400a 6375" },
  { it: "a block that ends in a field", block: "40" },
  { it: "a table larger than was offered", block: "3fe13f" },
  { it: "another size of the table behind a field", block: "82 20" },
  { it: "the end mark of the Huffman code", block: "0085 ffff ffff ff 00" },
  { it: "padding of more than seven bits", block: "0082 1fff 00" },
  { it: "padding with zeros", block: "0081 18 00" },
];
test.each(refused)("createHeaderDecoder() refuses $it", ({ block }) => {
  expect(() => decoderOf()(hex(block))).toThrow(expect.objectContaining({ name: "Http2Error", code: 9, streamId: 0 }));
});

test("createHeaderDecoder() stops collecting at the limit of a list, and keeps its table right", () => {
  const decode = decoderOf();
  const value = "v".repeat(2000);
  decode(Buffer.concat([hex("4001 62 7f d10e"), Buffer.from(value)]));
  const bomb = decode(Buffer.concat([Buffer.alloc(20_000, 0xbe), hex("4001 6101 63")]));
  expect(bomb.isComplete).toBe(false);
  expect(bomb.fields.join("").length).toBeLessThan(limits.headerListBytes);
  expect(linesOf(decode(hex("be")).fields)).toEqual(["a: c"]);
});
