import { spliceAfterUid, spliceRevision } from "./splice-revision.ts";

const rows = [
  {
    it: "stands after uid, where Go writes it",
    value:
      '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","namespace":"b","uid":"c","creationTimestamp":null},"spec":{}}',
    json: '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","namespace":"b","uid":"c","resourceVersion":"7","creationTimestamp":null},"spec":{}}',
  },
  {
    it: "ends the metadata where nothing follows",
    value: '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a"},"spec":{"x":1}}',
    json: '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","resourceVersion":"7"},"spec":{"x":1}}',
  },
  {
    it: "begins the metadata where nothing comes before",
    value: '{"kind":"Pod","apiVersion":"v1","metadata":{"creationTimestamp":null}}',
    json: '{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"7","creationTimestamp":null}}',
  },
  {
    it: "is all of empty metadata",
    value: '{"kind":"Pod","apiVersion":"v1","metadata":{}}',
    json: '{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"7"}}',
  },
  {
    it: "is at its place in the alphabet where keys are sorted",
    value:
      '{"apiVersion":"e/v1","kind":"W","metadata":{"labels":{"uid":"x"},"name":"a","ownerReferences":[{"uid":"}"}],"uid":"c"},"spec":{}}\n',
    json: '{"apiVersion":"e/v1","kind":"W","metadata":{"labels":{"uid":"x"},"name":"a","ownerReferences":[{"uid":"}"}],"resourceVersion":"7","uid":"c"},"spec":{}}',
  },
  {
    it: "takes the place of one that is there",
    value: '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","uid":"c","resourceVersion":"1","generation":2}}',
    json: '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","uid":"c","resourceVersion":"7","generation":2}}',
  },
  {
    it: "is not led astray by quotes, braces and metadata inside of values",
    value:
      '{"kind":"P\\"}{","apiVersion":"v1","x":{"metadata":{"name":"\\\\"}},"n":-1.5e3,"l":[1,"]",{}],"metadata":{"name":"\\"uid\\":{","uid":"é"},"y":true}',
    json: '{"kind":"P\\"}{","apiVersion":"v1","x":{"metadata":{"name":"\\\\"}},"n":-1.5e3,"l":[1,"]",{}],"metadata":{"name":"\\"uid\\":{","uid":"é","resourceVersion":"7"},"y":true}',
  },
  {
    it: "finds its way through white space",
    value: '{ "kind" : "Pod" , "apiVersion" : "v1" , "metadata" : { "name" : "a" , "uid" : "c" , "labels" : { } } }',
    json: '{ "kind" : "Pod" , "apiVersion" : "v1" , "metadata" : { "name" : "a" , "uid" : "c","resourceVersion":"7" , "labels" : { } } }',
  },
];
for (const { it, value, json } of rows) {
  test(`resourceVersion ${it}`, () => {
    expect(spliceRevision(Buffer.from(value), 7).toString()).toBe(`${json}\n`);
    expect(spliceRevision(new Uint8Array(Buffer.from(value)), 7).toString()).toBe(`${json}\n`);
  });
}

describe("spliceAfterUid() does what spliceRevision() does", () => {
  const uids = ["c", "é", 'a"b'];
  const objects = uids.flatMap((uid) => [
    { kind: "Pod", apiVersion: "v1", metadata: { name: "a", uid, labels: { uid } }, spec: {} },
    { kind: "Pod", apiVersion: "v1", metadata: { name: `"uid":"${uid}"`, uid } },
    { apiVersion: "e/v1", kind: "W", metadata: { name: "a", ownerReferences: [{ uid }], uid } },
  ]);
  test.each(objects)("for %j", (object) => {
    const bytes = Buffer.from(JSON.stringify(object));
    expect(spliceAfterUid(bytes, object.metadata.uid, 7).toString()).toBe(spliceRevision(bytes, 7).toString());
  });
});

test("a value without metadata is refused", () => {
  expect(() => spliceRevision(Buffer.from('{"kind":"Pod"}'), 7)).toThrow("without metadata");
});
