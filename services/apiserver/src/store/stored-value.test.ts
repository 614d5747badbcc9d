import { type ApiObject, encodeEnvelope, kinds } from "@kubets/api";
import { encodeStored, storedJson, withRevision } from "./stored-value.ts";

const pod: ApiObject = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "a", namespace: "default", uid: "u", creationTimestamp: "2026-01-02T03:04:05Z" },
  spec: { containers: [{ name: "c", image: "i", resources: { requests: { cpu: "100m" } } }] },
  status: {},
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test("a value is the object's JSON", () => {
  expect(text(encodeStored(pod))).toBe(JSON.stringify(pod));
});

test("a value holds no resourceVersion", () => {
  expect(text(encodeStored(withRevision(pod, 7)))).toBe(JSON.stringify(pod));
});

test("a value that kube-apiserver has stored as protobuf is read as JSON", () => {
  const { apiVersion, kind, message } = kinds.Pod;
  const value = encodeEnvelope({ apiVersion, kind }, message, pod);
  const object = JSON.parse(text(storedJson(value)));
  expect(Object.keys(object)).toEqual(["kind", "apiVersion", "metadata", "spec", "status"]);
  expect(object.metadata).toEqual(pod.metadata);
  expect(object.spec.containers[0].resources).toEqual({ requests: { cpu: "100m" } });
});

test("a value of a kind that nobody knows says which", () => {
  const value = encodeEnvelope({ apiVersion: "no/v1", kind: "None" }, kinds.Pod.message, pod);
  expect(() => storedJson(value)).toThrow("no/v1 None");
});

test("an object gets its resourceVersion after uid", () => {
  const { metadata } = withRevision(pod, 7);
  expect(Object.keys(metadata)).toEqual(["name", "namespace", "uid", "resourceVersion", "creationTimestamp"]);
});
