import { checkTimeout } from "./check-timeout.ts";

const check = (text: string) => () => checkTimeout(new URLSearchParams({ timeout: text }));

for (const text of ["", "0", "0s", "1h30m", "-1.5s", "10ms"]) {
  test(`checkTimeout() takes ${JSON.stringify(text)}`, () => expect(check(text)).not.toThrow());
}

const refused = [
  { text: "abc", says: 'time: invalid duration "abc"' },
  { text: "5", says: 'time: missing unit in duration "5"' },
  { text: "5x", says: 'time: invalid duration "5x"' },
];
for (const { text, says } of refused) {
  test(`checkTimeout() refuses ${JSON.stringify(text)}`, () =>
    expect(check(text)).toThrow(`invalid timeout specified in the request URL - ${says}`));
}
