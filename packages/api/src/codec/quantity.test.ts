import fc from "fast-check";
import { canonicalQuantity, compareQuantity, parseQuantity, quantityOf } from "./quantity.ts";

describe("canonicalQuantity() gives what the API server gives back", () => {
  const rows = [
    { given: "1000m", is: "1" },
    { given: "0.5", is: "500m" },
    { given: "1024Mi", is: "1Gi" },
    { given: "1.5Gi", is: "1536Mi" },
    { given: "0.1Ki", is: "102400m" },
    { given: "1025Ki", is: "1025Ki" },
    { given: "1048576Ki", is: "1Gi" },
    { given: "2047Mi", is: "2047Mi" },
    { given: "1000000", is: "1M" },
    { given: "1024", is: "1024" },
    { given: "0.1n", is: "1n" },
    { given: "3e-12", is: "1e-9" },
    { given: "1e1", is: "10" },
    { given: "1e3", is: "1e3" },
    { given: "12e21", is: "12e21" },
    { given: "123.456789012345", is: "123456789013n" },
    { given: "-0.5Ki", is: "-512" },
    { given: "1.0000000001Gi", is: "1073741824107374183n" },
    { given: "16Ei", is: "9223372036854775807" },
    { given: "99999999999999999999", is: "99999999999999999999" },
    { given: "0Mi", is: "0" },
    { given: "00", is: "0" },
    { given: "+1", is: "+1" },
    { given: "1E3", is: "1E3" },
    { given: "5.", is: "5." },
    { given: "1e21", is: "1e21" },
    { given: "1000P", is: "1E" },
    { given: "1000E", is: "1" },
    { given: "100000000000000000000000", is: "100" },
    { given: "123456789012345678901", is: "123456789012345678901" },
    { given: "-1e-15", is: "-1e-9" },
    { given: "m", is: "0" },
    { given: "-Ti", is: "0" },
    { given: "+", is: "0" },
  ];
  for (const { given, is } of rows) test(`${given} is ${is}`, () => expect(canonicalQuantity(given)).toBe(is));
});

describe("parseQuantity() refuses what is none", () => {
  const pattern = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  const rows = [
    { given: "", says: pattern },
    { given: "abc", says: pattern },
    { given: "1.1.1", says: pattern },
    { given: "1Xi", says: pattern },
    { given: "Ei", says: "unable to parse numeric part of quantity" },
    { given: "e-10", says: "unable to parse numeric part of quantity" },
    { given: "1k5", says: "unable to parse quantity's suffix" },
    { given: "1ki", says: "unable to parse quantity's suffix" },
    { given: "1e", says: "unable to parse quantity's suffix" },
    { given: "1e999999999", says: "unable to parse quantity's suffix" },
  ];
  for (const { given, says } of rows) test(`"${given}"`, () => expect(() => parseQuantity(given)).toThrow(says));
});

test("value() and asMilli() round away from zero", () => {
  expect(parseQuantity("1500u").asMilli()).toBe(2n);
  expect(parseQuantity("-1500m").value()).toBe(-2n);
  expect(parseQuantity("0.1Ki").value()).toBe(103n);
});

const formats = fc.constantFrom("DecimalSI" as const, "BinarySI" as const, "DecimalExponent" as const);
const amounts = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n });

test("property: the canonical text of an amount is read as that amount", () => {
  fc.assert(
    fc.property(amounts, formats, (nano, format) => parseQuantity(`${quantityOf(nano, format)}`).nano === nano),
  );
});

test("property: addition and subtraction undo each other, and agree with the order", () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const [x, y] = [quantityOf(a), quantityOf(b)];
      expect(x.add(y).sub(y).nano).toBe(a);
      expect(Math.sign(compareQuantity(x, y))).toBe(Number(a > b) - Number(a < b));
    }),
  );
});

describe("amounts as an int64", () => {
  const rows = [
    { given: "1500m", units: 2n, milli: 1500n },
    { given: "-1500m", units: -2n, milli: -1500n },
    { given: "7Ei", units: 7n * 2n ** 60n, milli: BigInt.asIntN(64, 7n * 2n ** 60n * 1000n) },
    { given: "8Ei", units: 2n ** 63n - 1n, milli: -1000n },
    { given: "9223372036854775808", units: -(2n ** 63n), milli: 0n },
    { given: "1000E", units: 0n, milli: 0n },
    { given: "100P", units: 10n ** 17n, milli: 0n },
    { given: "100000000000000000", units: 10n ** 17n, milli: BigInt.asIntN(64, 10n ** 20n) },
  ];
  for (const { given, units, milli } of rows) {
    test(`${given} is ${units} and ${milli} thousandths, as upstream counts`, () => {
      expect(parseQuantity(given).value()).toBe(units);
      expect(parseQuantity(given).asMilli()).toBe(milli);
    });
  }
});
