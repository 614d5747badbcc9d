import { decodeContinue, encodeContinue } from "./continue-token.ts";

const tokenOf = (token: unknown) => Buffer.from(JSON.stringify(token)).toString("base64url");
const whole = { v: "meta.k8s.io/v1", rv: 7, start: "a/b" };

test("decodeContinue() reads what encodeContinue() wrote", () => {
  for (const isOlder of [true, false]) {
    const token = encodeContinue("a/b", { revision: 7, isOlder });
    expect(decodeContinue(token)).toEqual({ revision: 7, startKey: "a/b\0" });
  }
});

test("encodeContinue() tells pages of an older state from those of the latest", () => {
  const token = (isOlder: boolean) => encodeContinue("b", { revision: 7, isOlder });
  expect(token(true)).not.toBe(token(false));
});

const taken = [
  { it: "names in capitals", token: { V: whole.v, RV: -1, Start: "b" }, want: { revision: -1, startKey: "b" } },
  { it: "a slash before the start", token: { ...whole, start: "/b" }, want: { revision: 7, startKey: "b" } },
];
for (const { it, token, want } of taken) {
  test(`decodeContinue() takes ${it}`, () => expect(decodeContinue(tokenOf(token))).toEqual(want));
}

const wrongField = "json: cannot unmarshal";
const refused = [
  { it: "a letter too many", text: "x", why: "illegal base64 data at input byte 0" },
  { it: "other letters", text: "e30=", why: "illegal base64 data at input byte 3" },
  { it: "no object", text: tokenOf([]), why: `${wrongField} array into Go value of type storage.continueToken` },
  { it: "null", text: tokenOf(null), why: "server does not recognize this encoded version " },
  {
    it: "a revision in quotes",
    text: tokenOf({ ...whole, rv: "7" }),
    why: `${wrongField} string into Go struct field continueToken.rv of type int64`,
  },
  {
    it: "half a revision",
    text: tokenOf({ ...whole, rv: 1.5 }),
    why: `${wrongField} number 1.5 into Go struct field continueToken.rv of type int64`,
  },
  {
    it: "a number as start",
    text: tokenOf({ ...whole, start: 3 }),
    why: `${wrongField} number into Go struct field continueToken.start of type string`,
  },
  { it: "a start that leads elsewhere", text: tokenOf({ ...whole, start: "../x" }), why: "../x" },
];
for (const { it, text, why } of refused) {
  test(`decodeContinue() refuses ${it}`, () => {
    expect(() => decodeContinue(text)).toThrow(`invalid continue token: continue key is not valid: ${why}`);
  });
}
