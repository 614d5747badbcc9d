import { notFound } from "@kubets/api";
import type { ConfigMap, Container, Secret } from "@kubets/api/types/core-v1";
import { RuntimeError } from "../ports/runtime-error.ts";
import { aPod, container } from "../testing/pod-view.ts";
import { environmentOf } from "./environment.ts";

const config = {
  configMap: async (_: string, name: string) => {
    if (name !== "colors") throw notFound({ group: "", plural: "configmaps" }, name);
    return { data: { sky: "blue", grass: "green" } } as unknown as ConfigMap;
  },
  secret: async () => ({ data: { pass: Buffer.from("open").toString("base64") } }) as unknown as Secret,
};
const context = {
  config,
  services: [],
  allocatable: { cpu: "2" },
  podIPs: ["10.0.0.1", "fd00::1"],
  hostIPs: ["10.1.1.1"],
};
const pod = aPod({ nodeName: "n" }, { labels: { app: "web" }, annotations: { b: "2", a: 'x"y' } });
const values = async (more: Partial<Container>) =>
  Object.fromEntries(await environmentOf(pod, container("app", more), context));
const field = (fieldPath: string) => ({ fieldRef: { apiVersion: "v1", fieldPath } });

const rows: { it: string; more: Partial<Container>; wanted: Record<string, string> }[] = [
  {
    it: "lets later variables name earlier ones",
    more: {
      env: [
        { name: "A", value: "$(B)" },
        { name: "B", value: "1" },
        { name: "C", value: "$(B)$(A)" },
      ],
    },
    wanted: { A: "$(B)", B: "1", C: "1$(B)" },
  },
  {
    it: "takes all keys of a config map, with a prefix, and lets env win",
    more: { envFrom: [{ prefix: "C_", configMapRef: { name: "colors" } }], env: [{ name: "C_sky", value: "grey" }] },
    wanted: { C_sky: "grey", C_grass: "green" },
  },
  {
    it: "passes over what is optional and absent",
    more: {
      envFrom: [{ configMapRef: { name: "absent", optional: true } }],
      env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "colors", key: "sea", optional: true } } }],
    },
    wanted: {},
  },
  {
    it: "decodes secrets",
    more: { env: [{ name: "PASS", valueFrom: { secretKeyRef: { name: "s", key: "pass" } } }] },
    wanted: { PASS: "open" },
  },
  {
    it: "reads the pod's own fields",
    more: {
      env: [
        { name: "NAME", valueFrom: field("metadata.name") },
        { name: "LABEL", valueFrom: field("metadata.labels['app']") },
        { name: "NOTES", valueFrom: field("metadata.annotations") },
        { name: "NODE", valueFrom: field("spec.nodeName") },
        { name: "IPS", valueFrom: field("status.podIPs") },
        { name: "HOST", valueFrom: field("status.hostIP") },
      ],
    },
    wanted: {
      NAME: "p",
      LABEL: "web",
      NOTES: 'a="x\\"y"\nb="2"',
      NODE: "n",
      IPS: "10.0.0.1,fd00::1",
      HOST: "10.1.1.1",
    },
  },
  {
    it: "reads resources in units of the divisor, the node's where there is no limit",
    more: {
      resources: { limits: { memory: "100Mi" }, requests: { cpu: "1500m" } },
      env: [
        { name: "MEMORY", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } },
        { name: "ASKED", valueFrom: { resourceFieldRef: { resource: "requests.cpu" } } },
        { name: "CPU", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
      ],
    },
    wanted: { MEMORY: "100", ASKED: "2", CPU: "2" },
  },
];
for (const { it, more, wanted } of rows)
  test(`environmentOf() ${it}`, async () => expect(await values(more)).toEqual(wanted));

for (const [says, more, message] of [
  ["a config map that is absent", { envFrom: [{ configMapRef: { name: "absent" } }] }, 'configmaps "absent" not found'],
  [
    "a key that is absent",
    { env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "colors", key: "sea" } } }] },
    "couldn't find key sea in ConfigMap ns/colors",
  ],
] as const)
  test(`environmentOf() refuses ${says}`, async () => {
    const refused = values(more);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(RuntimeError);
  });
