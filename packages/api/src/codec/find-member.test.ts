import { findMember } from "./find-member.ts";

describe("the place of a member in a text", () => {
  test.each([
    ["an object", '{"a":1,"spec":{"b":[1,{"c":"}"}]},"z":2}', '{"b":[1,{"c":"}"}]}'],
    ["the last member", '{"spec":{"b":1}}', '{"b":1}'],
    ["spaces everywhere", ' {\n "a" : [ ] , "spec" : { "b" : 1 } \n} ', '{ "b" : 1 }'],
    ["a text with a quote", '{"spec":"a\\"b","c":1}', '"a\\"b"'],
    ["a number", '{"spec":12,"c":1}', "12"],
    ["a word before the end", '{"spec":null}', "null"],
    ["a list", '{"spec":[[],{}]}', "[[],{}]"],
    ["one of the same name inside another", '{"a":{"spec":1},"spec":2}', "2"],
    ["its name in a text", '{"a":"\\"spec\\":3","spec":2}', "2"],
  ])("is found of %s", (_, text, value) => {
    const { from, to } = findMember(text, "spec")!;
    expect(text.slice(from, to)).toBe(value);
  });

  test.each([
    ["no such member", '{"a":1}'],
    ["an empty object", "{}"],
    ["a member that is there twice", '{"spec":1,"spec":2}'],
    ["a list", '["spec"]'],
    ["nothing", ""],
    ["a text that ends too early", '{"spec":{"a":1}'],
    ["no colon", '{"spec" {"a":1}}'],
    ["a key without quotes", "{spec:1}"],
    ["a comma too many", '{"spec":1,}'],
  ])("is not found: %s", (_, text) => {
    expect(findMember(text, "spec")).toBeUndefined();
  });
});
