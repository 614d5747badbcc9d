import { allKinds } from "../schema/table.ts";
import { apiGroup, apiGroupList, apiResourceList } from "./legacy-discovery.ts";

test("apiGroupList() names every group once, the preferred version first", () => {
  const { groups } = apiGroupList(allKinds);
  expect(groups).toHaveLength(20);
  expect(groups.find(({ name }) => name === "autoscaling")).toEqual({
    name: "autoscaling",
    versions: [
      { groupVersion: "autoscaling/v2", version: "v2" },
      { groupVersion: "autoscaling/v1", version: "v1" },
    ],
    preferredVersion: { groupVersion: "autoscaling/v2", version: "v2" },
  });
});

test("apiGroup() knows nothing of a group that is not served", () => {
  expect(apiGroup(allKinds, "example.com")).toBeUndefined();
});

test("apiResourceList() lists a resource with its short names and categories, then its subresources", () => {
  const list = apiResourceList(allKinds, { group: "apps", version: "v1" });
  const of = (name: string) => list?.resources.find((resource) => resource.name === name);
  expect(of("deployments")).toEqual({
    name: "deployments",
    singularName: "deployment",
    namespaced: true,
    kind: "Deployment",
    verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
    shortNames: ["deploy"],
    categories: ["all"],
    storageVersionHash: "8aSe+NMegvE=",
  });
  expect(of("deployments/scale")).toEqual({
    name: "deployments/scale",
    singularName: "",
    namespaced: true,
    group: "autoscaling",
    version: "v1",
    kind: "Scale",
    verbs: ["get", "patch", "update"],
  });
});
