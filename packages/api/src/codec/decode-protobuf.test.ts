import { kinds } from "../index.ts";
import { decodeProtobuf } from "./decode-protobuf.ts";

/** A field of bytes, shorter than 128. */
const field = (number: number, value: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
};

const quotaOf = (quantity: Uint8Array): Buffer =>
  field(2, field(1, Buffer.concat([field(1, "cpu"), field(2, quantity)])));

const amountOf = (quantity: Uint8Array): unknown => {
  const { spec } = decodeProtobuf(kinds.ResourceQuota.message, quotaOf(quantity)) as {
    spec: { hard: { cpu: string } };
  };
  return spec.hard.cpu;
};

describe("decodeProtobuf() of a quantity", () => {
  const rows = [
    { it: "without a text is zero", quantity: Buffer.alloc(0), is: "0" },
    { it: "makes it canonical", quantity: field(1, "1000m"), is: "1" },
    { it: "takes a large one", quantity: field(1, "1e21"), is: "1e21" },
  ];
  for (const { it, quantity, is } of rows) test(it, () => expect(amountOf(quantity)).toBe(is));
  for (const text of ["", " 1 ", "abc"]) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => amountOf(field(1, text))).toThrow("quantities must match the regular expression");
    });
  }
});
