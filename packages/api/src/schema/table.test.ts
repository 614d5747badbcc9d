import type { Deployment } from "../generated/types/apps-v1.ts";
import type { Manifest } from "./manifest.ts";
import type { ApiObject, Field } from "./schema.ts";
import { allKinds, groupVersions, kindByResource, kindOf, kinds, messageByName, messageOfKind } from "./table.ts";

const field = (message: string, json: string): Field | undefined => messageByName(message).byJson.get(json);

test("every kind of the GA versions that kube-apiserver 1.36 serves by default is in the table", () => {
  expect(allKinds).toHaveLength(68);
  expect(Object.keys(kinds)).toHaveLength(68);
  expect(new Set(allKinds.map((kind) => kind.apiVersion)).size).toBe(22);
});

test("kinds come in discovery's order, preferred versions first", () => {
  const versions = [...new Set(allKinds.map((kind) => kind.apiVersion))];
  expect(versions.indexOf("autoscaling/v2")).toBeLessThan(versions.indexOf("autoscaling/v1"));
  expect(versions.indexOf("v1")).toBeLessThan(versions.indexOf("apps/v1"));
  expect(groupVersions.find(({ group }) => group === "apps")).toMatchObject({
    groupPriority: 17800,
    versionPriority: 15,
  });
});

test("of a kind that two group versions serve, the plain name is the preferred one's", () => {
  expect(kinds.Event.apiVersion).toBe("v1");
  expect(kinds["events.k8s.io/v1/Event"].storageKind).toEqual({ group: "", version: "v1" });
  expect(kinds.HorizontalPodAutoscaler.apiVersion).toBe("autoscaling/v2");
  expect(kinds["autoscaling/v1/HorizontalPodAutoscaler"].storageKind).toEqual({ group: "autoscaling", version: "v2" });
});

test("a kind knows its resource, its storage and its subresources", () => {
  expect(kinds.Node).toMatchObject({ plural: "nodes", namespaced: false, storage: "minions", shortNames: ["no"] });
  expect(kinds.Service.storage).toBe("services/specs");
  expect(kinds.Deployment.subresources.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "scale Scale",
    "status Deployment",
  ]);
  expect(kinds.SubjectAccessReview).toMatchObject({ verbs: ["create"], storage: "" });
});

test("a kind is found by apiVersion and kind, and by resource", () => {
  expect(kindOf("apps/v1", "Deployment")).toBe(kinds.Deployment);
  expect(kindByResource("", "v1", "pods")).toBe(kinds.Pod);
  expect(kindOf("apps/v1", "Pod")).toBeUndefined();
});

const registered = [
  { it: "a kind that is no resource", of: ["policy/v1", "Eviction"], is: "k8s.io.api.policy.v1.Eviction" },
  { it: "a list", of: ["v1", "PodList"], is: "k8s.io.api.core.v1.PodList" },
  {
    it: "options, in any group version",
    of: ["apps/v1", "DeleteOptions"],
    is: "k8s.io.apimachinery.pkg.apis.meta.v1.DeleteOptions",
  },
  { it: "Status", of: ["v1", "Status"], is: "k8s.io.apimachinery.pkg.apis.meta.v1.Status" },
  { it: "nothing for a message that is no kind", of: ["v1", "PodSpec"], is: undefined },
  { it: "nothing for a kind nobody declared", of: ["v1", "Nothing"], is: undefined },
] as const;
for (const { it, of, is } of registered) {
  test(`messageOfKind() finds ${it}`, () => expect(messageOfKind(of[0], of[1])?.name).toBe(is));
}

test("messageByName() throws where there is no such message", () => {
  expect(() => messageByName("k8s.io.api.core.v1.Nothing")).toThrow("no message is named k8s.io.api.core.v1.Nothing");
});

test("fields stand in Go's order, inlined ones are found in the parent", () => {
  const names = messageByName("k8s.io.api.core.v1.ContainerPort").fields.map(({ json }) => json);
  expect(names).toEqual(["name", "hostPort", "containerPort", "protocol", "hostIP"]);
  expect(field("k8s.io.api.core.v1.Probe", "httpGet")).toMatchObject({ number: 2, pointer: true });
  expect(field("k8s.io.api.core.v1.Volume", "configMap")?.inline).toBe(false);
});

test("a field knows how it is merged, listed and checked", () => {
  expect(field("k8s.io.api.core.v1.Container", "ports")).toMatchObject({
    ...{ patchStrategy: ["merge"], patchMergeKey: "containerPort" },
    ...{ listType: "map", listMapKeys: ["containerPort", "protocol"] },
  });
  expect(field("k8s.io.api.core.v1.ContainerPort", "protocol")).toMatchObject({ default: "TCP", enumClosed: true });
  expect(field("k8s.io.api.core.v1.PodSpec", "volumes")?.patchStrategy).toEqual(["merge", "retainKeys"]);
});

test("a manifest may leave out what the API server fills in, and is then an object of the API", () => {
  const manifest: Manifest<Deployment> = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      selector: { matchLabels: { app: "web" } },
      template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "nginx" }] } },
    },
  };
  const read = (deployment: Deployment): ApiObject => deployment;
  expect([manifest, read]).toHaveLength(2);
});
