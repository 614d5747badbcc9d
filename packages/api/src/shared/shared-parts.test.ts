import { isShared, onceForShared, share } from "./shared-parts.ts";

describe("shared parts", () => {
  test("what is made of a shared part is made once", () => {
    const part = share({ a: 1 });
    let count = 0;
    const make = onceForShared((given: object) => ({ ...given, count: ++count }));
    expect([make(part), make(part)]).toEqual([
      { a: 1, count: 1 },
      { a: 1, count: 1 },
    ]);
    expect(make(part)).toBe(make(part));
  });

  test("nothing is a result like any other", () => {
    const part = share({});
    let count = 0;
    const make = onceForShared((_: object): undefined => void count++);
    make(part);
    make(part);
    expect(count).toBe(1);
  });

  test("of a part that is not shared it is made each time", () => {
    const part = { a: 1 };
    const make = onceForShared((given: object) => ({ ...given }));
    expect(make(part)).not.toBe(make(part));
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "text"],
    ["an object that nobody has called so", {}],
  ])("not shared is %s", (_, part) => {
    expect(isShared(part)).toBe(false);
  });
});
