import { type ApiObject, isShared, share, stringifyObject } from "@kubets/api";
import { ownBytesOf, readWithSharedSpec, rememberSpec } from "./shared-specs.ts";

const objectOf = (kind: string, spec: object, more: object = {}) =>
  ({ kind, apiVersion: "v1", metadata: { name: "a" }, spec, ...more }) as ApiObject;

describe("stored objects that share a spec", () => {
  test("share it again when they are read", () => {
    const written = objectOf("Pod", share({ containers: ["1"] }), { status: { phase: "Pending" } });
    rememberSpec(written);
    const read = readWithSharedSpec(stringifyObject(written));
    expect(read).toEqual(written);
    expect(read?.spec).toBe(written.spec);
    expect(Object.keys(read!)).toEqual(Object.keys(written));
  });

  test.each([
    ["of another kind", objectOf("Job", { containers: ["2"] })],
    ["with another spec", objectOf("Pod", { containers: ["3"] })],
    ["without one", { ...objectOf("Pod", {}), spec: undefined } as unknown as ApiObject],
  ])("one %s shares nothing", (_, other) => {
    rememberSpec(objectOf("Pod", share({ containers: ["2"] })));
    expect(readWithSharedSpec(stringifyObject(other))).toBeUndefined();
  });

  test("a spec that is not shared is not remembered", () => {
    const written = objectOf("Pod", { containers: ["4"] });
    rememberSpec(written);
    expect(isShared(written.spec)).toBe(false);
    expect(readWithSharedSpec(stringifyObject(written))).toBeUndefined();
  });

  test("a shared spec takes no memory of the object's own", () => {
    const spec = share({ containers: ["5"] });
    expect(ownBytesOf(objectOf("Pod", spec), 100)).toBe(100 - '{"containers":["5"]}'.length);
    expect(ownBytesOf(objectOf("Pod", { ...spec }), 100)).toBe(100);
  });
});
