import { ApiError, type ApiObject, type Kind, kinds, notFound } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { anonymous } from "../road/call.ts";
import type { Entry } from "../store/store.ts";
import type { AdmissionPlugin, AdmissionRequest } from "./admission.ts";
import { admission } from "./index.ts";

const object = (kind: Kind, name: string, more: object = {}): ApiObject =>
  ({ kind: kind.kind, apiVersion: kind.apiVersion, metadata: { name }, ...more }) as ApiObject;
const aPod = (spec: object = {}, metadata: object = {}): ApiObject =>
  object(kinds.Pod, "web", {
    spec: { containers: [{ name: "main" }], ...spec },
    metadata: { name: "web", ...metadata },
  });

/** A store that holds just these. */
function storeOf(...held: readonly (readonly [Kind, ApiObject])[]): AdmissionRequest["store"] {
  const peekAll = (kind: Kind) => held.filter(([of]) => of === kind).map(([, one]) => ({ object: one }) as Entry);
  const peek = (kind: Kind, _: string, name: string) => peekAll(kind).find((one) => one.object.metadata.name === name);
  return {
    peek,
    peekAll,
    get: async (kind, namespace, name) => {
      const found = peek(kind, namespace, name);
      if (!found) throw notFound(kind, name);
      return found;
    },
  };
}

const request = (given: Partial<AdmissionRequest>): AdmissionRequest => ({
  user: anonymous,
  operation: "CREATE",
  kind: kinds.Pod,
  subresource: "",
  namespace: "default",
  name: given.object?.metadata.name ?? "",
  object: undefined,
  old: undefined,
  dryRun: false,
  warn: () => {},
  store: storeOf(),
  ...given,
});

const plugin = (name: string): AdmissionPlugin => admission.find((one) => one.name === name) as AdmissionPlugin;

/** The object after one plugin; the refusal's message where it refuses. */
async function ask(name: string, given: Partial<AdmissionRequest>): Promise<ApiObject | string> {
  const { handles, mutate, validate } = plugin(name);
  const asked = request(given);
  if (!handles(asked)) return asked.object as ApiObject;
  try {
    const changed = (await mutate?.(asked)) ?? asked.object;
    await validate?.({ ...asked, object: changed });
    return changed as ApiObject;
  } catch (error) {
    return error instanceof ApiError ? error.message : String(error);
  }
}

test("the plugins run in kube-apiserver's order", () => {
  expect(admission.map(({ name }) => name)).toEqual([
    "NamespaceLifecycle",
    "ServiceAccount",
    "TaintNodesByCondition",
    "Priority",
    "DefaultTolerationSeconds",
    "DefaultStorageClass",
    "StorageObjectInUseProtection",
    "PersistentVolumeClaimResize",
    "RuntimeClass",
    "DefaultIngressClass",
    "PodTopologyLabels",
    "NodeDeclaredFeatureValidator",
    "PodResizeValidator",
  ]);
});

const aNode = (status: object = {}, labels: object = {}): ApiObject =>
  object(kinds.Node, "n1", { metadata: { name: "n1", labels }, status });
const bound = (cpu: string, generation: number, spec: object = {}): ApiObject =>
  aPod({ nodeName: "n1", containers: [{ name: "main", resources: { requests: { cpu } } }], ...spec }, { generation });
/** A pod on a node asks for two CPUs where it had one. */
const grown = (node: ApiObject | undefined, more: Partial<AdmissionRequest> = {}): Partial<AdmissionRequest> => ({
  operation: "UPDATE",
  subresource: "resize",
  object: bound("2", 2),
  old: bound("1", 1),
  store: node ? storeOf([kinds.Node, node]) : storeOf(),
  ...more,
});
const podLevel = (cpu: string, generation: number) => bound("1", generation, { resources: { requests: { cpu } } });
const podLevelGrown = { object: podLevel("2", 2), old: podLevel("1", 1) };

const terminating = object(kinds.Namespace, "old", { status: { phase: "Terminating" } });
const refusals: readonly {
  it: string;
  plugin: string;
  given: Partial<AdmissionRequest>;
  message: string;
}[] = [
  {
    it: "PodResizeValidator refuses more than the node has",
    plugin: "PodResizeValidator",
    given: grown(aNode({ allocatable: { cpu: "1500m" } })),
    message:
      'pods "web" is forbidden: node didn\'t have enough allocatable resources: cpu, requested: 2000, allocatable: 1500',
  },
  {
    it: "PodResizeValidator refuses a node of another system",
    plugin: "PodResizeValidator",
    given: grown(aNode({}, { "kubernetes.io/os": "windows" })),
    message: 'pods "web" is forbidden: pod resize is only supported on linux nodes, node "n1" is "windows"',
  },
  {
    it: "PodResizeValidator refuses where the node is not there",
    plugin: "PodResizeValidator",
    given: grown(undefined),
    message: 'pods "web" is forbidden: node "n1" not found',
  },
  {
    it: "NodeDeclaredFeatureValidator refuses what the node does not say it can",
    plugin: "NodeDeclaredFeatureValidator",
    given: grown(aNode(), podLevelGrown),
    message:
      'pods "web" is forbidden: pod update requires features InPlacePodLevelResourcesVerticalScaling which are not available on node "n1"',
  },
  {
    it: "ServiceAccount refuses a mirror pod whose container reads a secret",
    plugin: "ServiceAccount",
    given: {
      object: aPod(
        { containers: [{ name: "main", envFrom: [{ secretRef: { name: "s" } }] }] },
        { annotations: { "kubernetes.io/config.mirror": "x" } },
      ),
    },
    message: 'pods "web" is forbidden: a mirror pod may not reference secrets',
  },
  {
    it: "NamespaceLifecycle refuses to create where there is no namespace",
    plugin: "NamespaceLifecycle",
    given: { object: aPod(), namespace: "nowhere" },
    message: 'namespaces "nowhere" not found',
  },
  {
    it: "NamespaceLifecycle refuses to create in a namespace that goes",
    plugin: "NamespaceLifecycle",
    given: { object: aPod(), namespace: "old", store: storeOf([kinds.Namespace, terminating]) },
    message: 'pods "web" is forbidden: unable to create new content in namespace old because it is being terminated',
  },
  {
    it: "NamespaceLifecycle keeps the namespace default",
    plugin: "NamespaceLifecycle",
    given: { operation: "DELETE", kind: kinds.Namespace, namespace: "default", name: "default" },
    message: 'namespaces "default" is forbidden: this namespace may not be deleted',
  },
  {
    it: "ServiceAccount refuses a pod of an account that is not there",
    plugin: "ServiceAccount",
    given: { object: aPod({ serviceAccountName: "robot" }) },
    message:
      'pods "web" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found',
  },
  {
    it: "Priority refuses a class that is not there",
    plugin: "Priority",
    given: { object: aPod({ priorityClassName: "high" }) },
    message: 'pods "web" is forbidden: no PriorityClass with name high was found',
  },
  {
    it: "Priority refuses a number that is not the class's",
    plugin: "Priority",
    given: { object: aPod({ priority: 7 }) },
    message:
      'pods "web" is forbidden: the integer value of priority (7) must not be provided in pod spec; ' +
      "priority admission controller computed 0 from the given PriorityClass name",
  },
  {
    it: "RuntimeClass refuses a class that is not there",
    plugin: "RuntimeClass",
    given: { object: aPod({ runtimeClassName: "kata" }) },
    message: 'pods "web" is forbidden: pod rejected: RuntimeClass "kata" not found',
  },
] satisfies { it: string; plugin: string; given: Partial<AdmissionRequest>; message: string }[];
for (const row of refusals) test(row.it, async () => expect(await ask(row.plugin, row.given)).toBe(row.message));

test("ServiceAccount gives every container the token of the default account", async () => {
  const store = storeOf([kinds.ServiceAccount, object(kinds.ServiceAccount, "default")]);
  const { spec } = (await ask("ServiceAccount", { object: aPod(), store })) as ApiObject & Pod;
  const name = spec.volumes?.[0]?.name;
  expect(name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
  expect(spec.serviceAccountName).toBe("default");
  expect(spec.containers[0]?.volumeMounts).toEqual([
    { name, readOnly: true, mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
  ]);
});

test("ServiceAccount mounts no token where the pod or its account says so", async () => {
  const account = object(kinds.ServiceAccount, "default", { automountServiceAccountToken: false });
  const store = storeOf([kinds.ServiceAccount, account]);
  const { spec } = (await ask("ServiceAccount", { object: aPod(), store })) as ApiObject & Pod;
  expect(spec.volumes).toBeUndefined();
});

test("Priority gives a pod the number of the default class", async () => {
  const usual = object(kinds.PriorityClass, "usual", { value: 5, globalDefault: true });
  const given = { object: aPod(), store: storeOf([kinds.PriorityClass, usual]) };
  expect((await ask("Priority", given)) as ApiObject).toMatchObject({
    spec: { priorityClassName: "usual", priority: 5, preemptionPolicy: "PreemptLowerPriority" },
  });
});

test("DefaultTolerationSeconds lets a pod stay five minutes on a node that does not answer", async () => {
  const own = { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 };
  const { spec } = (await ask("DefaultTolerationSeconds", { object: aPod({ tolerations: [own] }) })) as ApiObject & Pod;
  expect(spec.tolerations).toEqual([
    own,
    { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
  ]);
});

test("DefaultStorageClass takes the newest of the default classes", async () => {
  const aClass = (name: string, creationTimestamp: string): readonly [Kind, ApiObject] => [
    kinds.StorageClass,
    object(kinds.StorageClass, name, {
      metadata: { name, creationTimestamp, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    }),
  ];
  const store = storeOf(aClass("old", "2025-01-01T00:00:00Z"), aClass("new", "2026-01-01T00:00:00Z"));
  const claim = object(kinds.PersistentVolumeClaim, "data", { spec: {} });
  const given = { kind: kinds.PersistentVolumeClaim, object: claim, store };
  expect(await ask("DefaultStorageClass", given)).toMatchObject({ spec: { storageClassName: "new" } });
  const none = { ...claim, spec: { storageClassName: "" } };
  expect(await ask("DefaultStorageClass", { ...given, object: none })).toMatchObject({
    spec: { storageClassName: "" },
  });
});

test("new nodes are tainted, and storage is protected while it is in use", async () => {
  const node = object(kinds.Node, "a", { spec: {} });
  expect(await ask("TaintNodesByCondition", { kind: kinds.Node, object: node, namespace: "" })).toMatchObject({
    spec: { taints: [{ key: "node.kubernetes.io/not-ready", effect: "NoSchedule" }] },
  });
  const volume = object(kinds.PersistentVolume, "v");
  const given = { kind: kinds.PersistentVolume, object: volume, namespace: "" };
  expect(await ask("StorageObjectInUseProtection", given)).toMatchObject({
    metadata: { finalizers: ["kubernetes.io/pv-protection"] },
  });
});

const accepted: readonly { it: string; plugin: string; given: Partial<AdmissionRequest> }[] = [
  {
    it: "PodResizeValidator lets a pod grow within its node",
    plugin: "PodResizeValidator",
    given: grown(aNode({ allocatable: { cpu: "2", memory: "1Gi" } })),
  },
  {
    it: "PodResizeValidator says nothing where the spec stays",
    plugin: "PodResizeValidator",
    given: grown(undefined, { object: bound("1", 1) }),
  },
  {
    it: "NodeDeclaredFeatureValidator accepts what the node says it can",
    plugin: "NodeDeclaredFeatureValidator",
    given: grown(aNode({ declaredFeatures: ["InPlacePodLevelResourcesVerticalScaling"] }), podLevelGrown),
  },
  {
    it: "NodeDeclaredFeatureValidator needs nothing for a container's resources",
    plugin: "NodeDeclaredFeatureValidator",
    given: grown(aNode()),
  },
];
for (const { it, plugin: name, given } of accepted) {
  test(it, async () => expect(await ask(name, given)).toBe(given.object));
}
