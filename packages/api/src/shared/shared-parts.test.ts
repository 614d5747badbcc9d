import {
  baseOf,
  isShared,
  nameOf,
  nameToCome,
  onceForShared,
  remake,
  remakeOnce,
  share,
  withName,
} from "./shared-parts.ts";

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

describe("named parts", () => {
  const base = () => share({ volumes: [{ name: nameToCome }], other: { a: 1 } });

  test("have the name, and all else of their base", () => {
    const part = base();
    const mine = withName(part, "mine");
    expect(mine).toEqual({ volumes: [{ name: "mine" }], other: { a: 1 } });
    expect([baseOf(mine), nameOf(mine)]).toEqual([part, "mine"]);
    expect(mine.other).toBe(part.other);
  });

  test("of a part without a place for it are that part", () => {
    const part = share({ a: 1 });
    expect(withName(part, "mine")).toBe(part);
  });

  test("of a part that nobody shares are not shared either", () => {
    const mine = withName({ name: nameToCome }, "mine");
    expect([mine, isShared(mine)]).toEqual([{ name: "mine" }, false]);
  });

  test("what is made of one is made of the base, once, and has the name", () => {
    const part = base();
    let count = 0;
    const make = remakeOnce<object>((given) => ({ ...given, count: ++count }));
    const made = ["one", "other"].map((name) => make(withName(part, name)));
    expect(made).toEqual(["one", "other"].map((name) => ({ volumes: [{ name }], other: { a: 1 }, count: 1 })));
    expect(baseOf(made[0])).toBe(baseOf(made[1]));
  });

  test("what leaves the base alone leaves the named part alone", () => {
    const mine = withName(base(), "mine");
    expect(remake(mine, (given) => given)).toBe(mine);
  });
});
