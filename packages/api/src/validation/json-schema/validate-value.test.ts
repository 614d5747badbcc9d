import { validateValue } from "./validate-value.ts";

const text = { type: "string" };

const rows: readonly { it: string; schema: object; value: unknown; found: readonly string[] }[] = [
  { it: "passes what fits", schema: text, value: "a", found: [] },
  { it: "tells of another type", schema: text, value: 5, found: [' in body must be of type string: "integer"'] },
  { it: "takes integers for numbers", schema: { type: "number" }, value: 5, found: [] },
  {
    it: "takes null only where it may be",
    schema: text,
    value: null,
    found: [' in body must be of type string: "null"'],
  },
  {
    it: "names fields and items",
    schema: { type: "object", properties: { a: { type: "array", items: text } } },
    value: { a: ["x", 1] },
    found: ['a[1] in body must be of type string: "integer"'],
  },
  {
    it: "wants what is required",
    schema: { type: "object", required: ["a"] },
    value: {},
    found: [".a in body is required"],
  },
  {
    it: "counts characters, not bytes",
    schema: { ...text, maxLength: 2 },
    value: "éé\u{1F600}",
    found: [" in body should be at most 2 chars long"],
  },
  {
    it: "reads only the whole part of an integer's bound",
    schema: { type: "integer", maximum: 2.5 },
    value: 3,
    found: [
      "Maximum boundary value must be of type integer (default format) in ",
      " in body should be less than or equal to 2.5",
    ],
  },
  {
    it: "tells of the closest of several schemas",
    schema: {
      anyOf: [
        { type: "object", required: ["a"] },
        { type: "string", minLength: 3 },
      ],
    },
    value: "x",
    found: ['"" must validate at least one schema (anyOf)', " in body should be at least 3 chars long"],
  },
  {
    it: "takes exactly one of some",
    schema: { oneOf: [{ minLength: 1 }, { maxLength: 5 }] },
    value: "x",
    found: ['"" must validate one and only one schema (oneOf). Found 2 valid alternatives'],
  },
  {
    it: "looks at formats",
    schema: { ...text, format: "ipv4" },
    value: "1.2.3",
    found: [' in body must be of type ipv4: "1.2.3"'],
  },
  { it: "does not look at formats it does not know", schema: { ...text, format: "semver" }, value: "x", found: [] },
];
for (const { it, schema, value, found } of rows) {
  test(`validateValue() ${it}`, () => {
    expect(validateValue(schema, value).map(({ message }) => message)).toEqual(found);
  });
}

const formats = [
  ["date", "2024-02-29", "2023-02-29"],
  ["date-time", "2024-01-01T00:00:00Z", "2024-01-01T24:00:00Z"],
  ["duration", "1h30m", "soon"],
  ["cidr", "10.0.0.0/8", "10.0.0.0/33"],
  ["ipv6", "::1", "1.2.3.4"],
  ["uuid4", "c6b0b7d0-0d9f-4d5c-8d3e-1f0a9b8c7d6e", "c6b0b7d0-0d9f-5d5c-8d3e-1f0a9b8c7d6e"],
  ["mac", "01:23:45:67:89:ab", "01:23"],
  ["hostname", "example.com", "a_b"],
  ["isbn13", "978-0321751041", "978-0321751042"],
  ["creditcard", "4111 1111 1111 1111", "4111 1111 1111 1112"],
  ["byte", "AAEC", "AAE"],
  ["k8s-short-name", "a-b", "A"],
] as const;
test.each(formats)("the format %s takes %s, not %s", (format, good, bad) => {
  expect(validateValue({ type: "string", format }, good)).toEqual([]);
  expect(validateValue({ type: "string", format }, bad)).toHaveLength(1);
});
