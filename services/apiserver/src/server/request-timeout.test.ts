import { requestTimeout } from "./request-timeout.ts";

const timeoutOf = (text: string) => requestTimeout(new URLSearchParams({ limit: "1", timeout: text }).toString());

const taken = [
  { text: "", milliseconds: undefined },
  { text: "0", milliseconds: undefined },
  { text: "0s", milliseconds: undefined },
  { text: "-1.5s", milliseconds: undefined },
  { text: "1h30m", milliseconds: 5_400_000 },
  { text: "10ms", milliseconds: 10 },
  { text: "1ns", milliseconds: 1e-6 },
];
for (const { text, milliseconds } of taken) {
  test(`a timeout of ${JSON.stringify(text)} is ${milliseconds ?? "none"}`, () =>
    expect(timeoutOf(text)).toBe(milliseconds));
}

test("timeoutSeconds is another option", () => expect(requestTimeout("timeoutSeconds=abc")).toBeUndefined());

const refused = [
  { text: "abc", says: 'time: invalid duration "abc"' },
  { text: "5", says: 'time: missing unit in duration "5"' },
  { text: "5x", says: 'time: unknown unit "x" in duration "5x"' },
  { text: "9223372036854775808ns", says: 'time: invalid duration "9223372036854775808ns"' },
];
for (const { text, says } of refused) {
  test(`a timeout of ${JSON.stringify(text)} is refused`, () =>
    expect(() => timeoutOf(text)).toThrow(`invalid timeout specified in the request URL - ${says}`));
}
