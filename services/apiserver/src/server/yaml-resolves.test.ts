import { resolvesToOther } from "./yaml-resolves.ts";

const others = [
  ...["", "~", "yes", "N", "off", "null", ".nan", "-.Inf"],
  ...["0", "-0", "07", "0o7", "0x1F", "0b1", "1_000", "18446744073709551615", "-9223372036854775808"],
  ...["1.0", ".5", "5.", "-.5e3", "1e3", "12:30", "190:20:30.15"],
  ...["2001-1-1", "2001-01-01T00:00:00Z", "2001-01-01 00:00:00.5"],
];
const texts = [
  ...["word", "nil", "=", "<<", "-", "+", ".", "..", "0x", "08x", "1.2.3", "v1", "1e", "12:60"],
  ...["2001-13-01", "2001-02-30", "2001-01-01T25:00:00Z", "._5"],
];
for (const text of others)
  test(`resolvesToOther() knows ${JSON.stringify(text)}`, () => expect(resolvesToOther(text)).toBe(true));
for (const text of texts)
  test(`resolvesToOther() leaves ${JSON.stringify(text)}`, () => expect(resolvesToOther(text)).toBe(false));
