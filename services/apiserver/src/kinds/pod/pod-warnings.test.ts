import type { Pod } from "@kubets/api/types/core-v1";
import { podWarnings, templateWarnings } from "./pod-warnings.ts";

const aPod = (spec: object, annotations?: Record<string, string>): Pod =>
  ({
    kind: "Pod",
    apiVersion: "v1",
    metadata: { name: "web", ...(annotations ? { annotations } : {}) },
    spec: { containers: [], ...spec },
    status: {},
  }) as Pod;
const port = (containerPort: number, more: object = {}) => ({ containerPort, protocol: "TCP" as const, ...more });

const rows: { it: string; pod: Pod; warns: readonly string[] }[] = [
  { it: "an ordinary pod", pod: aPod({ containers: [{ name: "a", image: "a" }] }), warns: [] },
  {
    it: "a node label that has a successor",
    pod: aPod({ nodeSelector: { "beta.kubernetes.io/os": "linux" } }),
    warns: ['spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead'],
  },
  {
    it: "a second value of a variable that hides the first",
    pod: aPod({
      containers: [
        {
          name: "a",
          env: [
            { name: "A", value: "1" },
            { name: "A", value: "2" },
          ],
        },
      ],
    }),
    warns: ['spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply'],
  },
  {
    it: "a second value that extends the first: nothing",
    pod: aPod({
      containers: [
        {
          name: "a",
          env: [
            { name: "A", value: "1" },
            { name: "A", value: "$(A)2" },
          ],
        },
      ],
    }),
    warns: [],
  },
  {
    it: "the same port twice",
    pod: aPod({
      containers: [
        { name: "a", ports: [port(80)] },
        { name: "b", ports: [port(80)] },
      ],
    }),
    warns: ["spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]"],
  },
  {
    it: "half a byte",
    pod: aPod({ containers: [{ name: "a", resources: { limits: { memory: "100m" } } }] }),
    warns: ['spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer'],
  },
  {
    it: "files that hide each other",
    pod: aPod({
      volumes: [
        {
          name: "v",
          configMap: {
            name: "c",
            items: [
              { key: "a", path: "x" },
              { key: "b", path: "x/y" },
            ],
          },
        },
      ],
    }),
    warns: ['volume "v" (ConfigMap "c"): overlapping paths: "x/y" with "x"'],
  },
  {
    it: "a negative grace period",
    pod: aPod({ terminationGracePeriodSeconds: -1 }),
    warns: ["spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1"],
  },
  {
    it: "an address with leading zeros",
    pod: aPod({ hostAliases: [{ ip: "010.0.0.1" }] }),
    warns: ['spec.hostAliases[0].ip: non-standard IP address "010.0.0.1" is invalid: use "10.0.0.1"'],
  },
];
for (const { it, pod, warns } of rows) test(`podWarnings() of ${it}`, () => expect(podWarnings(pod)).toEqual(warns));

test("templateWarnings() begin with the template's path", () => {
  const template = { metadata: {}, spec: aPod({ imagePullSecrets: [{}] }).spec };
  expect(templateWarnings(template, "spec.template")).toEqual([
    'spec.template.spec.imagePullSecrets[0].name: invalid empty name ""',
  ]);
});
