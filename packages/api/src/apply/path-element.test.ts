import { compareElements, keyElement, textOfPath } from "./path-element.ts";

const inOrder = [
  ".",
  "f:a",
  "f:b",
  'k:{"containerPort":80,"protocol":"TCP"}',
  'k:{"containerPort":80,"protocol":"UDP"}',
  'k:{"containerPort":443,"protocol":"TCP"}',
  'k:{"name":"a"}',
  'k:{"name":"a b"}',
  'k:{"name":"ab"}',
  'k:{"name":"b\\"c"}',
  "v:9",
  "v:10",
  'v:"a"',
  "i:2",
  "i:10",
];
test("compareElements() puts elements in the order in which they are written", () => {
  expect([...inOrder].reverse().sort(compareElements)).toEqual(inOrder);
});

test("keyElement() names the keys it is told, with their defaults", () =>
  expect(
    keyElement(["containerPort", "protocol"], { protocol: undefined, containerPort: 80 }, { protocol: "TCP" }),
  ).toBe('k:{"containerPort":80,"protocol":"TCP"}'));

const rows: [readonly string[], string][] = [
  [["f:metadata", "f:labels", "f:a.b/c"], ".metadata.labels.a.b/c"],
  [["f:spec", "f:ports", 'k:{"port":80,"protocol":"TCP"}', "f:name"], '.spec.ports[port=80,protocol="TCP"].name'],
  [["f:metadata", "f:finalizers", 'v:"x.y/a"'], '.metadata.finalizers[="x.y/a"]'],
  [["f:spec", "f:args", "i:0"], ".spec.args[0]"],
];
for (const [path, text] of rows) test(`textOfPath() writes ${text}`, () => expect(textOfPath(path)).toBe(text));
