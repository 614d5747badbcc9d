import {
  ApiError,
  allKinds,
  compareQuantity,
  DecodeError,
  decode,
  decodeProtobuf,
  encodeProtobuf,
  formatQuantity,
  jsonPatch,
  mergePatch,
  parseFieldSelector,
  parseLabelSelector,
  parseQuantity,
  parseYaml,
  stringifyJson,
} from "@kubets/api";
import fc from "fast-check";
import { anyObject } from "./any-object.ts";

/** Whatever comes in, these hold. The seed stands in a failure's text, with the smallest input that fails. */
const seed = 20_361;
const runs = (numRuns: number) => ({ seed, numRuns });

const gaKinds = allKinds.filter(({ storage }) => storage !== "");

test.each(gaKinds.map((kind) => [kind.apiVersion, kind.kind, kind] as const))(
  "any %s %s survives protobuf, and a second decoding",
  (_version, _name, kind) => {
    fc.assert(
      fc.property(anyObject(kind.message), (sent) => {
        const object = decode(kind.message, sent);
        const text = stringifyJson(object);
        expect(stringifyJson(decode(kind.message, object))).toBe(text);
        const { kind: _kind, apiVersion: _apiVersion, ...rest } = object;
        const back = decodeProtobuf(kind.message, encodeProtobuf(kind.message, object));
        expect(stringifyJson(back)).toBe(stringifyJson(rest));
      }),
      runs(10),
    );
  },
);

const isRefusal = (error: unknown) => error instanceof DecodeError || error instanceof ApiError;
const refusesOrTakes = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
};

test("any JSON is decoded or refused as any kind", () => {
  fc.assert(
    fc.property(fc.constantFrom(...gaKinds), fc.jsonValue(), (kind, value) =>
      refusesOrTakes(() => decode(kind.message, { metadata: value, spec: value, status: value, data: value })),
    ),
    runs(500),
  );
});

test("any bytes are decoded or refused as protobuf of any kind", () => {
  fc.assert(
    fc.property(fc.constantFrom(...gaKinds), fc.uint8Array({ maxLength: 60 }), (kind, bytes) =>
      refusesOrTakes(() => decodeProtobuf(kind.message, bytes)),
    ),
    runs(1_000),
  );
});

test("any text is parsed or refused as YAML", () => {
  const signs = fc.string({ unit: fc.constantFrom(..."ab: -[]{}&*!|>'\"%@\n\t#,?0."), maxLength: 40 });
  fc.assert(
    fc.property(signs, (text) => {
      try {
        parseYaml(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(TypeError);
        expect(error).not.toBeInstanceOf(RangeError);
      }
    }),
    runs(500),
  );
});

test("any operations are applied or refused as a JSON patch", () => {
  const pointer = fc.array(fc.constantFrom("a", "b", "0", "1", "-", "-1", "~0", "__proto__"), { maxLength: 3 });
  const path = pointer.map((steps) => steps.map((step) => `/${step}`).join(""));
  const op = fc.constantFrom("add", "remove", "replace", "move", "copy", "test", "none");
  const operation = fc.record({ op, path, from: path, value: fc.jsonValue({ maxDepth: 2 }) }, { requiredKeys: ["op"] });
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("a", "b"), fc.jsonValue()),
      fc.array(operation, { maxLength: 5 }),
      (target, patch) => {
        const before = JSON.stringify(target);
        refusesOrTakes(() => jsonPatch(target, patch));
        expect(JSON.stringify(target)).toBe(before);
        expect(({} as Record<string, unknown>).a).toBeUndefined();
      },
    ),
    runs(1_000),
  );
});

test("a merge patch leaves what it does not name, and what it made is not changed by applying it again", () => {
  const object = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(object, object, (target, patch) => {
      const once = mergePatch(target, patch) as Record<string, unknown>;
      // The nulls of a list that took the place of an object go with the second patch.
      const twice = mergePatch(once, patch);
      expect(mergePatch(twice, patch)).toEqual(twice);
      for (const key of Object.keys(target)) if (!(key in patch)) expect(once[key]).toEqual(target[key]);
    }),
    runs(500),
  );
});

const selectorText = fc.string({ unit: fc.constantFrom(..."ab=!(),<> in\\/.-_"), maxLength: 20 });
test("any text is parsed or refused as a label selector, and its own text means the same", () => {
  fc.assert(
    fc.property(
      selectorText,
      fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("", "a", "b")),
      (text, labels) => {
        refusesOrTakes(() => {
          const selector = parseLabelSelector(text);
          expect(parseLabelSelector(`${selector}`).matches(labels)).toBe(selector.matches(labels));
        });
      },
    ),
    runs(2_000),
  );
});

test("any text is parsed or refused as a field selector, and its own text means the same", () => {
  fc.assert(
    fc.property(selectorText, fc.constantFrom("", "a", "b", "a,b"), (text, value) => {
      refusesOrTakes(() => {
        const selector = parseFieldSelector(text);
        expect(parseFieldSelector(`${selector}`).matches(() => value)).toBe(selector.matches(() => value));
      });
    }),
    runs(2_000),
  );
});

test("any text is parsed or refused as a quantity, and its canonical text is the same quantity", () => {
  const signs = fc.string({ unit: fc.constantFrom(..."0123456789.eE+-mkMGiKnu"), maxLength: 12 });
  fc.assert(
    fc.property(signs, (text) => {
      let quantity: ReturnType<typeof parseQuantity>;
      try {
        quantity = parseQuantity(text);
      } catch (error) {
        expect(error).not.toBeInstanceOf(TypeError);
        return;
      }
      if (quantity === undefined) return;
      const canonical = formatQuantity(quantity);
      const again = parseQuantity(canonical)!;
      expect(compareQuantity(again, quantity)).toBe(0);
      expect(formatQuantity(again)).toBe(canonical);
    }),
    runs(2_000),
  );
});
