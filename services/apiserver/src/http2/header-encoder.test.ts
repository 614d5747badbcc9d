import fc from "fast-check";
import { createHeaderDecoder } from "./header-decoder.ts";
import { createHeaderEncoder } from "./header-encoder.ts";

type Fields = readonly (readonly [string, string])[];

function encode(encoder: ReturnType<typeof createHeaderEncoder>, fields: Fields): Buffer {
  encoder.begin();
  for (const [name, value] of fields) encoder.field(name, value);
  return Buffer.from(encoder.finish());
}
const answer: Fields = [
  [":status", "200"],
  ["content-type", "application/json"],
  ["cache-control", "no-cache, private"],
];

const rows = [
  { it: "a field of the static table as one byte", fields: [[":status", "200"]], hex: "88" },
  { it: "another value of a static name", fields: [[":status", "201"]], hex: "4803323031" },
  { it: "a name of no table", fields: [["a", "b"]], hex: "4001610162" },
  { it: "what changes each time, without indexing", fields: [["content-length", "7"]], hex: "0f0d0137" },
];
test.each(rows)("createHeaderEncoder() writes $it", ({ fields, hex }) => {
  expect(encode(createHeaderEncoder(), fields as unknown as Fields).toString("hex")).toBe(hex);
});

test("createHeaderEncoder() writes what it has written before as an index", () => {
  const encoder = createHeaderEncoder();
  encode(encoder, answer);
  expect(encode(encoder, answer).toString("hex")).toBe("88bfbe");
});

test("createHeaderEncoder() says first how small the peer wanted the table, and then how large", () => {
  const encoder = createHeaderEncoder();
  encode(encoder, answer);
  encoder.limitTable(0);
  encoder.limitTable(65_536);
  expect(encode(encoder, [[":status", "200"]]).toString("hex")).toBe("203fe11f88");
});

test("createHeaderEncoder() writes what createHeaderDecoder() reads, whatever comes before", () => {
  const name = fc.constantFrom(":status", "content-type", "warning", "x-a", "x-b", "date");
  const value = fc.oneof(fc.constantFrom("200", "a", "b"), fc.string({ unit: "binary-ascii", maxLength: 400 }));
  const block = fc.record({
    fields: fc.array(fc.tuple(name, value), { maxLength: 12 }),
    table: fc.option(fc.integer({ min: 0, max: 5000 })),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const encoder = createHeaderEncoder();
      const decoder = createHeaderDecoder((fields) => fields);
      for (const { fields, table } of blocks) {
        if (table !== null) encoder.limitTable(table);
        const bytes = encode(encoder, fields);
        expect(decoder.decode(bytes, 0, bytes.length)).toEqual(fields.flat());
      }
    }),
  );
});
