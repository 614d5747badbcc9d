import { type ApiObject, isShared, kinds } from "@kubets/api";
import { anonymous, type Call } from "./call.ts";
import { readObject } from "./read-object.ts";

const callOf = (text: string, fieldValidation: Call["options"]["fieldValidation"] = "Warn"): Call =>
  ({
    user: anonymous,
    verb: "create",
    kind: kinds.Pod,
    options: { fieldValidation },
    body: { bytes: Buffer.from(text), encoding: "json" },
    warnings: [],
  }) as unknown as Call;

const podOf = (image: string, { metadata = '{"name":"a"}', more = "" } = {}) =>
  `{"kind":"Pod","apiVersion":"v1","metadata":${metadata},"spec":{"containers":[{"name":"a","image":"${image}"}]}${more}}`;

/** The object of a body, and what was said about it. */
function read(text: string): { object: ApiObject; warnings: readonly string[] } {
  const call = callOf(text);
  return { object: readObject(call), warnings: call.warnings };
}

describe("a body whose spec was sent before", () => {
  test("shares the spec, and is otherwise itself", () => {
    const first = read(podOf("shared:1"));
    const second = read(podOf("shared:1", { metadata: '{"name":"b"}', more: ',"status":{"phase":"Running"}' }));
    expect(second.object.spec).toBe(first.object.spec);
    expect(isShared(second.object.spec)).toBe(true);
    expect(second.object.metadata.name).toBe("b");
    expect(second.object.status).toEqual({ phase: "Running" });
    expect(Object.keys(second.object)).toEqual(["kind", "apiVersion", "metadata", "spec", "status"]);
  });

  test.each([
    ["an unknown field beside the spec", { more: ',"other":1' }, ['unknown field "other"']],
    ["a member that stands twice", { metadata: '{"name":"a","name":"b"}' }, ['duplicate field "metadata.name"']],
    ["a second spec in other words", { more: ',"sp\\u0065c":{}' }, ['duplicate field "spec"']],
  ])("has the problems of its other parts: %s", (what, parts, warnings) => {
    const image = `problems:${what.length}`;
    read(podOf(image));
    expect(read(podOf(image, parts)).warnings).toEqual(warnings);
  });

  test.each([
    ["a wrong type", { metadata: '{"name":7}' }, "cannot be handled as a Pod: json: cannot unmarshal number"],
    ["no JSON", { metadata: "{name}" }, "json parse error"],
    ["text behind it", { more: "}" }, "json parse error"],
  ])("is refused as any other: %s", (what, parts, message) => {
    const image = `refused:${what.length}`;
    read(podOf(image));
    expect(() => read(podOf(image, parts))).toThrow(message);
  });

  test("a spec with problems is read, and complained of, each time", () => {
    const text = podOf('problem:1","other":"x');
    const warnings = ['unknown field "spec.containers[0].other"'];
    expect(read(text).warnings).toEqual(warnings);
    expect(read(text).warnings).toEqual(warnings);
    expect(isShared(read(text).object.spec)).toBe(false);
  });
});
