import { decodeObject } from "../codec/decode.ts";
import { applyDefaults } from "../defaults/apply-defaults.ts";
import type { ApiObject, Kind } from "../schema/schema.ts";
import { kinds } from "../schema/table.ts";
import { validateCreate, validateUpdate } from "./validate.ts";

const made = (kind: unknown, body: object): ApiObject => applyDefaults(kind as Kind, decodeObject(kind as Kind, body));
const short = ({ type, field }: { type: string; field: string }) => `${type.replace("FieldValue", "")} ${field}`;
const meta = { name: "a", namespace: "n", resourceVersion: "1" };
const container = { name: "c", image: "i" };
const template = { metadata: { labels: { app: "x" } }, spec: { containers: [container] } };
const selector = { matchLabels: { app: "x" } };

const created: { it: string; kind: unknown; body: object; found: string[] }[] = [
  { it: "passes a plain pod", kind: kinds.Pod, body: { spec: { containers: [container] } }, found: [] },
  { it: "wants containers", kind: kinds.Pod, body: { spec: {} }, found: ["Required spec.containers"] },
  {
    it: "wants a name",
    kind: kinds.ConfigMap,
    body: { metadata: { namespace: "n" } },
    found: ["Required metadata.name"],
  },
  {
    it: "looks at labels, annotations, owners and finalizers",
    kind: kinds.ConfigMap,
    body: {
      metadata: {
        ...meta,
        labels: { "a b": "c d" },
        annotations: { "A/b": "fine" },
        finalizers: ["mine"],
        ownerReferences: [{ apiVersion: "v1", kind: "Event", name: "x", uid: "u" }],
      },
    },
    found: [
      "Invalid metadata.labels",
      "Invalid metadata.labels",
      "Invalid metadata.ownerReferences",
      "Invalid metadata.finalizers[0]",
    ],
  },
  {
    it: "wants an object as credentials for images",
    kind: kinds.Secret,
    body: { metadata: meta, type: "kubernetes.io/dockerconfigjson", data: { ".dockerconfigjson": "W10=" } },
    found: ["Invalid data[.dockerconfigjson]"],
  },
  {
    it: "wants whole pages, of a size that is one",
    kind: kinds.Pod,
    body: {
      metadata: meta,
      spec: { containers: [container], overhead: { cpu: "1", "hugepages-x": "2Mi", "hugepages-2Mi": "3Mi" } },
    },
    found: ["Invalid spec.overhead.limits[hugepages-2Mi]", "Invalid spec.overhead.limits[hugepages-x]"],
  },
  {
    it: "says first of a pod's resource that it is none",
    kind: kinds.Pod,
    body: { metadata: meta, spec: { containers: [container], resources: { limits: { foo: "1", pods: "1" } } } },
    found: ["Invalid spec.resources.limits[foo]", "NotSupported spec.resources.limits[pods]"],
  },
  {
    it: "wants a name for the claim of a volume",
    kind: kinds.Pod,
    body: {
      metadata: meta,
      spec: {
        containers: [container],
        volumes: [
          {
            name: "V",
            ephemeral: {
              volumeClaimTemplate: {
                spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1" } } },
              },
            },
          },
        ],
      },
    },
    found: ["Invalid spec.volumes[0].name", "Invalid spec.volumes[0].name"],
  },
  {
    it: "lets a template leave the image of a volume open, but not its profiles disagree",
    kind: kinds.PodTemplate,
    body: {
      metadata: meta,
      template: {
        metadata: { annotations: { "container.apparmor.security.beta.kubernetes.io/c": "unconfined" } },
        spec: {
          containers: [{ ...container, securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }],
          volumes: [{ name: "v", image: {} }],
        },
      },
    },
    found: ["Forbidden template.spec.containers[0].securityContext.appArmorProfile.type"],
  },
  {
    it: "does not look at a template whose selector is wrong",
    kind: kinds.Deployment,
    body: { metadata: meta, spec: { selector: { matchLabels: { "a b": "x" } }, template: { spec: {} } } },
    found: ["Invalid spec.selector.matchLabels", "Invalid spec.selector"],
  },
  {
    it: "looks at a budget's metadata only where the rest is well",
    kind: kinds.PodDisruptionBudget,
    body: { metadata: { namespace: "n" }, spec: { minAvailable: -1, selector } },
    found: ["Invalid spec.minAvailable"],
  },
  {
    it: "cannot tell the families of blocks of which one is none",
    kind: kinds.Node,
    body: { metadata: { name: "a" }, spec: { podCIDR: "10.0.0.0/24", podCIDRs: ["10.0.0.0/24", "x"] } },
    found: ["Invalid spec.podCIDRs[1]", "InternalError spec.podCIDRs", "Invalid spec.podCIDRs"],
  },
  {
    it: "refuses a request above its limit",
    kind: kinds.Pod,
    body: { spec: { containers: [{ ...container, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }] } },
    found: ["Invalid spec.containers[0].resources.requests"],
  },
  {
    it: "refuses a mount of no volume",
    kind: kinds.Pod,
    body: { spec: { containers: [{ ...container, volumeMounts: [{ name: "v", mountPath: "/v" }] }] } },
    found: ["NotFound spec.containers[0].volumeMounts[0].name"],
  },
  {
    it: "refuses a volume of two kinds",
    kind: kinds.Pod,
    body: { spec: { containers: [container], volumes: [{ name: "v", emptyDir: {}, hostPath: { path: "/x" } }] } },
    found: ["Forbidden spec.volumes[0].hostPath"],
  },
  {
    it: "refuses a selector that does not find its own pods",
    kind: kinds.Deployment,
    body: { spec: { selector: { matchLabels: { app: "y" } }, template } },
    found: ["Invalid spec.template.metadata.labels"],
  },
  {
    it: "refuses a rolling update that may change nothing",
    kind: kinds.Deployment,
    body: { spec: { selector, template, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } },
    found: ["Invalid spec.strategy.rollingUpdate.maxUnavailable"],
  },
  {
    it: "refuses pods of a cron job that never end",
    kind: kinds.CronJob,
    body: { spec: { schedule: "* * * * *", jobTemplate: { spec: { template } } } },
    found: ["Required spec.jobTemplate.spec.template.spec.restartPolicy"],
  },
  { it: "wants ports of a service", kind: kinds.Service, body: { spec: {} }, found: ["Required spec.ports"] },
  {
    it: "refuses an ingress that leads nowhere",
    kind: kinds.Ingress,
    body: { spec: {} },
    found: ["Invalid spec"],
  },
  {
    it: "refuses an address of this host as an endpoint",
    kind: kinds.EndpointSlice,
    body: { addressType: "IPv4", endpoints: [{ addresses: ["127.0.0.1"] }] },
    found: ["Invalid endpoints[0].addresses[0]"],
  },
  {
    it: "wants a subset of the block in a network policy's exceptions",
    kind: kinds.NetworkPolicy,
    body: { spec: { ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["11.0.0.0/16"] } }] }] } },
    found: ["Invalid spec.ingress[0].from[0].ipBlock.except[0]"],
  },
  {
    it: "wants what a role allows",
    kind: kinds.Role,
    body: { rules: [{ verbs: [], apiGroups: [""], resources: ["pods"] }] },
    found: ["Required rules[0].verbs"],
  },
  {
    it: "wants size and access of a claim",
    kind: kinds.PersistentVolumeClaim,
    body: { spec: {} },
    found: ["Required spec.accessModes", "Required spec.resources[storage]"],
  },
  {
    it: "refuses a quota of what cannot be counted",
    kind: kinds.ResourceQuota,
    body: { spec: { hard: { foo: "1" } } },
    found: ["Invalid spec.hard[foo]", "Invalid spec.hard[foo]"],
  },
];

for (const { it, kind, body, found } of created) {
  const namespaced = (kind as Kind).namespaced;
  test(`validateCreate() ${it}`, () => {
    const object = made(kind, { metadata: namespaced ? meta : { name: "a" }, ...body });
    expect(validateCreate(kind as Kind, object).map(short)).toEqual(found);
  });
}

const changed: { it: string; kind: unknown; from: object; to: object; found: string[] }[] = [
  {
    it: "lets a pod's image change",
    kind: kinds.Pod,
    from: { spec: { containers: [container] } },
    to: { spec: { containers: [{ ...container, image: "j" }] } },
    found: [],
  },
  {
    it: "lets nothing else of a pod's containers change",
    kind: kinds.Pod,
    from: { spec: { containers: [container] } },
    to: { spec: { containers: [{ ...container, command: ["x"] }] } },
    found: ["Forbidden spec"],
  },
  {
    it: "lets a gated pod lose a gate, and be told where to go",
    kind: kinds.Pod,
    from: { spec: { containers: [container], schedulingGates: [{ name: "g" }] } },
    to: { spec: { containers: [container], nodeSelector: { a: "b" } } },
    found: [],
  },
  {
    it: "lets no gate be added",
    kind: kinds.Pod,
    from: { spec: { containers: [container] } },
    to: { spec: { containers: [container], schedulingGates: [{ name: "g" }] } },
    found: ["Forbidden spec.schedulingGates[0].name"],
  },
  {
    it: "keeps a deployment's selector",
    kind: kinds.Deployment,
    from: { spec: { selector, template } },
    to: {
      spec: {
        selector: { matchLabels: { app: "x", b: "c" } },
        template: { ...template, metadata: { labels: { app: "x", b: "c" } } },
      },
    },
    found: ["Invalid spec.selector"],
  },
  {
    it: "keeps the data of an immutable ConfigMap",
    kind: kinds.ConfigMap,
    from: { immutable: true, data: { a: "b" } },
    to: { immutable: true, data: { a: "c" } },
    found: ["Forbidden data"],
  },
  {
    it: "keeps the role of a binding",
    kind: kinds.RoleBinding,
    from: { roleRef: { kind: "Role", name: "a" } },
    to: { roleRef: { kind: "Role", name: "b" } },
    found: ["Invalid roleRef"],
  },
];

for (const { it, kind, from, to, found } of changed) {
  test(`validateUpdate() ${it}`, () => {
    const [previous, next] = [from, to].map((body) => made(kind, { metadata: meta, ...body }));
    expect(validateUpdate(kind as Kind, next!, previous!).map(short)).toEqual(found);
  });
}

test("validateUpdate() keeps a uid, and says so as often as kube-apiserver does", () => {
  const previous = made(kinds.ConfigMap, { metadata: { ...meta, uid: "u" } });
  const next = { ...previous, metadata: { ...previous.metadata, uid: "v" } };
  expect(validateUpdate(kinds.ConfigMap, next, previous).map(short)).toEqual([
    "Invalid metadata.uid",
    "Invalid metadata.uid",
  ]);
});

test("validateUpdate() lets no finalizer come to an object that is being deleted", () => {
  const deleted = { ...meta, deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["a.b/c"] };
  const previous = made(kinds.ConfigMap, { metadata: deleted });
  const next = made(kinds.ConfigMap, { metadata: { ...deleted, finalizers: ["a.b/c", "a.b/d"] } });
  expect(validateUpdate(kinds.ConfigMap, next, previous).map(short)).toContain("Forbidden metadata.finalizers");
});
