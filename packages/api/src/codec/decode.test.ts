import { kinds, messageOfKind } from "../schema/table.ts";
import { decode, decodeObject } from "./decode.ts";
import { decodeProtobuf } from "./decode-protobuf.ts";
import { encodeProtobuf } from "./encode-protobuf.ts";
import { parseJson } from "./parse-json.ts";
import { stringifyJson } from "./stringify-json.ts";

const pod = kinds.Pod;
const made = (kind: { message: (typeof pod)["message"] }, json: string): string =>
  stringifyJson(decode(kind.message, parseJson(json)));

describe("decode() writes what Go would write for", () => {
  const rows = [
    { it: "an empty pod", kind: pod, json: "{}", is: '{"metadata":{},"spec":{"containers":null},"status":{}}' },
    {
      it: "a minimal container",
      kind: pod,
      json: '{"spec":{"containers":[{"image":"i","name":"c"}]}}',
      is: '{"metadata":{},"spec":{"containers":[{"name":"c","image":"i","resources":{}}]},"status":{}}',
    },
    {
      it: "null in every place",
      kind: pod,
      json: '{"metadata":null,"spec":{"containers":[],"volumes":null,"hostNetwork":null,"nodeName":null,"replicas":null},"status":null}',
      is: '{"metadata":{},"spec":{"containers":[]},"status":{}}',
    },
    {
      it: "maps: keys by their bytes, empty ones left out",
      kind: kinds.ConfigMap,
      json: '{"metadata":{"labels":{}},"data":{"é":"3","10":"1","9":"2","__proto__":"0","\\ud83d\\ude00":"5","\\uffee":"4"}}',
      is: '{"metadata":{},"data":{"10":"1","9":"2","__proto__":"0","é":"3","\uffee":"4","😀":"5"}}',
    },
    {
      it: "a service port",
      kind: kinds.Service,
      json: '{"spec":{"ports":[{"port":80}]}}',
      is: '{"metadata":{},"spec":{"ports":[{"port":80,"targetPort":0}]},"status":{"loadBalancer":{}}}',
    },
    {
      it: "times: UTC and whole seconds, the zero time as null",
      kind: kinds.Event,
      json: '{"firstTimestamp":"2026-11-21T05:36:19.9+01:00","lastTimestamp":"0001-01-01T00:00:00Z","eventTime":"2026-11-21T05:36:19.123456Z"}',
      is: '{"metadata":{},"involvedObject":{},"source":{},"firstTimestamp":"2026-11-21T04:36:19Z","lastTimestamp":null,"eventTime":"2026-11-21T05:36:19.123456Z","reportingComponent":"","reportingInstance":""}',
    },
    {
      it: "pointers: what is set stays, zero or not",
      kind: kinds.Deployment,
      json: '{"spec":{"replicas":0,"paused":false,"selector":{}}}',
      is: '{"metadata":{},"spec":{"replicas":0,"selector":{},"template":{"metadata":{},"spec":{"containers":null}},"strategy":{}},"status":{}}',
    },
  ];
  for (const { it, kind, json, is } of rows) {
    test(it, () => {
      expect(made(kind, json)).toBe(is);
      expect(made(kind, is)).toBe(is);
    });
  }
});

describe("decode() refuses, in Go's words,", () => {
  const inSpec = (kind: { message: (typeof pod)["message"] }, spec: string) => () => made(kind, `{"spec":${spec}}`);
  const field = "json: cannot unmarshal";
  const rows = [
    {
      given: inSpec(kinds.Deployment, '{"replicas":"3"}'),
      says: `${field} string into Go struct field DeploymentSpec.spec.replicas of type int32`,
    },
    {
      given: inSpec(pod, '{"containers":[{"name":1}]}'),
      says: `${field} number into Go struct field Container.spec.containers.name of type string`,
    },
    {
      given: inSpec(pod, '{"containers":{}}'),
      says: `${field} object into Go struct field PodSpec.spec.containers of type []v1.Container`,
    },
    {
      given: inSpec(kinds.Deployment, '{"revisionHistoryLimit":"a","replicas":"b"}'),
      says: `${field} string into Go struct field DeploymentSpec.spec.revisionHistoryLimit of type int32`,
    },
    { given: inSpec(pod, "[]"), says: `${field} array into Go struct field Pod.spec of type v1.PodSpec` },
    {
      given: inSpec(pod, '{"priority":3000000000}'),
      says: `${field} number 3000000000 into Go struct field PodSpec.spec.priority of type int32`,
    },
    {
      given: inSpec(pod, '{"nodeSelector":{"a":true}}'),
      says: `${field} bool into Go struct field PodSpec.spec.nodeSelector of type string`,
    },
    {
      given: inSpec(pod, '{"restartPolicy":1}'),
      says: `${field} number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy`,
    },
    {
      given: inSpec(pod, '{"containers":[{"resources":{"limits":[]}}]}'),
      says: `${field} array into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList`,
    },
    {
      given: inSpec(pod, '{"volumes":[{"nfs":{"server":1}}]}'),
      says: `${field} number into Go struct field NFSVolumeSource.spec.volumes.VolumeSource.nfs.server of type string`,
    },
    {
      given: inSpec(pod, '{"overhead":{"cpu":"x"}}'),
      says: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    },
    {
      given: () => made(pod, '{"metadata":{"creationTimestamp":"yesterday"}}'),
      says: 'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
    },
    {
      given: () => made(kinds.Secret, '{"data":{"a":"*"}}'),
      says: "illegal base64 data at input byte 0",
    },
  ];
  for (const { given, says } of rows) test(says, () => expect(given).toThrow(says));
});

test("decode() reports what the schema does not have, in the order of the input", () => {
  const problems: string[] = [];
  const value = {
    zoo: 1,
    spec: { foo: 1, containers: [{ Name: "a", x: 1 }, { x: 2 }] },
    metadata: { labels: { any: "" } },
  };
  decodeObject(pod, value, { strict: (problem) => problems.push(problem) });
  const paths = ["zoo", "spec.foo", "spec.containers[0].Name", "spec.containers[0].x", "spec.containers[1].x"];
  expect(problems).toEqual(paths.map((path) => `unknown field "${path}"`));
});

test("decode() keeps integers beyond 2^53 and free-form content", () => {
  const set = '{"metadata":{},"data":{"10":[18446744073709551616],"9":{"b":1,"2":null}},"revision":9007199254740993}';
  const revision = kinds.ControllerRevision;
  expect(made(revision, set)).toBe(set);
  const object = decode(revision.message, parseJson(set));
  expect(stringifyJson(decodeProtobuf(revision.message, encodeProtobuf(revision.message, object)))).toBe(set);
});

test("decode() turns nesting that the stack does not hold into an error", () => {
  const depth = 9_000;
  const schema = `${'{"not":'.repeat(depth)}{}${"}".repeat(depth)}`;
  const json = `{"spec":{"versions":[{"name":"v1","schema":{"openAPIV3Schema":${schema}}}]}}`;
  try {
    made(kinds.CustomResourceDefinition, json);
  } catch (error) {
    expect((error as Error).message).toBe("exceeded max depth");
  }
});

describe("decodeProtobuf() refuses", () => {
  const rows = [
    { it: "a length beyond the end", bytes: [10, 200], says: "unexpected EOF" },
    { it: "a huge length", bytes: [10, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0], says: "negative length" },
    { it: "an endless varint", bytes: Array<number>(12).fill(255), says: "integer overflow" },
    { it: "a wrong wire type", bytes: [8, 1], says: "proto: wrong wireType = 0 for field metadata" },
    { it: "field number zero", bytes: [2, 0], says: "illegal tag" },
    { it: "a wire type that is none", bytes: [0xff, 0x07, 0], says: "proto: illegal wireType 7" },
  ];
  for (const { it, bytes, says } of rows) {
    test(it, () => expect(() => decodeProtobuf(pod.message, Uint8Array.from(bytes))).toThrow(says));
  }
  test("nothing of a field that nobody knows", () => {
    const bytes = Uint8Array.from([0xf8, 0x07, 1, 0xfa, 0x07, 1, 65]);
    expect(decodeProtobuf(pod.message, bytes)).toEqual({ metadata: {}, spec: { containers: null }, status: {} });
  });
});

test("encodeProtobuf() of options without kind", () => {
  const message = messageOfKind("v1", "DeleteOptions");
  const options = decode(message!, { gracePeriodSeconds: 0, propagationPolicy: "Background" });
  expect(decodeProtobuf(message!, encodeProtobuf(message!, options))).toEqual(options);
});

describe("decode() of what shares parts with a known object says the same as without it, and keeps those parts", () => {
  const container = { name: "c", image: "i", env: [{ name: "A", value: "1" }], resources: { limits: { cpu: "1" } } };
  const known = decode(pod.message, {
    metadata: { name: "a", labels: { x: "y" } },
    spec: { containers: [container, { ...container, name: "d" }], nodeSelector: { z: "1" } },
  });
  const { metadata, spec } = known as { metadata: object; spec: { containers: readonly object[] } };
  const rows = [
    { it: "the object itself", value: known },
    { it: "a label more", value: { ...known, metadata: { ...metadata, labels: { x: "y", b: "c" } } } },
    { it: "a field out of order", value: { ...known, spec: { ...spec, nodeName: "n" } } },
    { it: "an amount to be normalised", value: { ...known, spec: { ...spec, overhead: { cpu: "1000m" } } } },
    { it: "an item less at the front", value: { ...known, spec: { ...spec, containers: spec.containers.slice(1) } } },
    { it: "a field that is null", value: { ...known, spec: { ...spec, nodeSelector: null } } },
    { it: "nothing", value: {} },
  ];
  for (const { it, value } of rows) {
    test(it, () => {
      const made = decode(pod.message, value, { known });
      expect(stringifyJson(made)).toBe(stringifyJson(decode(pod.message, value)));
    });
  }
  test("parts are shared", () => {
    const made = decode(pod.message, { ...known, spec: { ...spec, nodeName: "n" } }, { known });
    expect(made.metadata).toBe(metadata);
    expect((made.spec as { containers: unknown }).containers).toBe(spec.containers);
  });
  test("unknown fields beside them are reported", () => {
    const problems: string[] = [];
    const value = { ...known, spec: { ...spec, foo: 1 } };
    decode(pod.message, value, { known, strict: (problem) => problems.push(problem) });
    expect(problems).toEqual(['unknown field "spec.foo"']);
  });
});
