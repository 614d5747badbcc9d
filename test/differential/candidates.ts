import type { CustomForm, Field, Scalar, ValueType } from "@kubets/api";
import type { Json } from "./edit.ts";

/** A value to try in a field. `decodes` is false where no server can read it: it need not be tried on every road. */
export interface Candidate {
  readonly name: string;
  readonly value: Json;
  readonly decodes: boolean;
}

const good = (values: Readonly<Record<string, Json>>): Candidate[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, decodes: true }));
const unreadable = (values: Readonly<Record<string, Json>>): Candidate[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, decodes: false }));

/** A number in the words of its text, which a JavaScript number would lose. */
const written = (text: string): Json => (JSON as unknown as { rawJSON(text: string): Json }).rawJSON(text);

const texts = good({
  "empty text": "",
  "a word": "word",
  "no name": "Not_a.Name!",
  "a long text": "a".repeat(260),
  "a text of 64": "b".repeat(64),
  spaces: " ",
});

const integers = good({ zero: 0, one: 1, negative: -1, "a large number": 70_000, "the largest int32": 2_147_483_647 });

const scalars: Readonly<Record<Scalar, readonly Candidate[]>> = {
  string: [...texts, ...unreadable({ "a number": 5, "a list": [] })],
  bool: [...good({ true: true, false: false }), ...unreadable({ "a text": "true" })],
  int32: [
    ...integers,
    ...unreadable({
      "a text": "1",
      "a fraction": 1.5,
      "an exponent": written("1e2"),
      "a whole fraction": written("1.0"),
      "above int32": 2_147_483_648,
    }),
  ],
  int64: [
    ...integers,
    ...good({ "the largest int64": written("9223372036854775807") }),
    ...unreadable({ "a text": "1", "a fraction": 1.5, "above int64": written("9223372036854775808") }),
  ],
  double: [...integers, ...unreadable({ "a text": "1" })],
  bytes: [...good({ "empty text": "", "some bytes": "AAEC" }), ...unreadable({ "no base64": "!", "a number": 5 })],
};

const customs: Partial<Readonly<Record<CustomForm, readonly Candidate[]>>> = {
  Quantity: [
    ...good({ zero: "0", one: "1", negative: "-1", milli: "1m", "a fraction": "1.5", Gi: "1Gi", "a number": 2 }),
    ...good({ "empty text": "", huge: "100E", "another form": "1024Ki", tiny: "1n" }),
    ...unreadable({ "no quantity": "1x", "a bool": true }),
  ],
  IntOrString: [
    ...good({ zero: 0, one: 1, negative: -1, large: 70_000, percent: "25%", "over all": "150%", word: "word" }),
    ...good({ "negative percent": "-5%", "empty text": "", "no name": "Not_a.Name!", "a number's text": "80" }),
    ...unreadable({ "a fraction": 1.5, "a bool": true }),
  ],
  Time: [
    ...good({ "a time": "2024-01-02T03:04:05Z", "another zone": "2024-01-02T03:04:05+02:00" }),
    ...unreadable({ "no time": "yesterday", "a number": 5 }),
  ],
  MicroTime: [...good({ "a time": "2024-01-02T03:04:05.123456Z" }), ...unreadable({ "no time": "x" })],
  Duration: [...good({ "a duration": "90s", negative: "-5s", zero: "0s" }), ...unreadable({ "no duration": "1x" })],
};

const none = good({ null: null });

/** What to try in place of one value of a type, whatever it was. */
export function candidatesOf(type: ValueType, field?: Field): readonly Candidate[] {
  if (type.is === "scalar") {
    const listed = (field?.enum ?? []).map((value) => ({ name: `the value ${value}`, value, decodes: true }));
    return [...scalars[type.scalar], ...listed, ...none];
  }
  if (type.is === "map")
    return [...good({ "an empty map": {} }), ...badKeys(type.value), ...none, ...unreadable({ "a list": [] })];
  const { custom } = type.message;
  if (custom) return [...(customs[custom] ?? good({ "an empty object": {} })), ...none];
  return [
    ...good({ "an empty object": {}, "an unknown field": { thisFieldIsUnknown: 1 } }),
    ...none,
    ...unreadable({ "a text": "x", "a list": [] }),
  ];
}

function badKeys(type: ValueType): Candidate[] {
  const value = type.is === "scalar" && type.scalar === "string" ? "word" : type.is === "message" ? "1" : "AAEC";
  const wrong = type.is === "scalar" && type.scalar === "string" ? "Not a label!" : "x";
  return good({
    "a plain key": { word: value },
    "an odd value": { word: wrong },
    "an empty value": { word: "" },
    "an empty key": { "": value },
    "a key that is no name": { "Not a key!": value },
    "a key with a domain": { "example.com/word": value },
    "a key of a core domain": { "kubernetes.io/word": value },
    "a long key": { ["k".repeat(254)]: value },
  });
}

/** What to try in place of a list. */
export const listCandidates = (current: readonly Json[]): readonly Candidate[] => [
  ...good({ "an empty list": [], "a list of null": [null], "a list of an empty object": [{}] }),
  ...(current.length ? good({ "its first item twice": [current[0], ...current] }) : []),
  ...none,
  ...unreadable({ "an object": {}, "a text": "x" }),
];
