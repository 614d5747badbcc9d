import { type ApiObject, nameToCome, share, withName } from "@kubets/api";
import { ownBytesOf } from "./own-bytes.ts";

const objectOf = (spec: object) => ({ kind: "Pod", apiVersion: "v1", metadata: { name: "a" }, spec }) as ApiObject;
const spec = share({ containers: [nameToCome] });
const inCommon = JSON.stringify(spec).length;

test.each([
  ["of a shared spec are none", spec, 100 - inCommon],
  ["of a named one are none", withName(spec, "a"), 100 - inCommon],
  ["of a spec that nobody shares are all", { ...spec }, 100],
])("the bytes %s", (_, given, own) => {
  expect(ownBytesOf(objectOf(given), 100)).toBe(own);
});
