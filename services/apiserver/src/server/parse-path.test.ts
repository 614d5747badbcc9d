import { parseResourcePath } from "./parse-path.ts";

const rows = [
  {
    it: "reads a collection in a namespace",
    path: "/api/v1/namespaces/a/pods",
    want: { namespace: "a", resource: "pods", name: "" },
  },
  {
    it: "reads an object",
    path: "/apis/apps/v1/namespaces/a/deployments/d",
    want: { group: "apps", resource: "deployments", name: "d" },
  },
  {
    it: "reads a subresource",
    path: "/api/v1/namespaces/a/pods/p/log",
    want: { resource: "pods", name: "p", subresource: "log" },
  },
  {
    it: "tells a namespace from what is in it",
    path: "/api/v1/namespaces/a",
    want: { resource: "namespaces", name: "a", inNamespace: false },
  },
  {
    it: "tells a namespace's status from a resource",
    path: "/api/v1/namespaces/a/status",
    want: { resource: "namespaces", name: "a", subresource: "status" },
  },
  { it: "takes a slash at the end", path: "/api/v1/namespaces/a/pods/", want: { resource: "pods", name: "" } },
  {
    it: "takes the old watch prefix",
    path: "/api/v1/watch/namespaces/a/pods",
    want: { watch: true, resource: "pods", namespace: "a" },
  },
  {
    it: "keeps what a proxy passes on",
    path: "/api/v1/nodes/n/proxy/logs/a",
    want: { subresource: "proxy", rest: "/logs/a" },
  },
  { it: "is silent about a group's document", path: "/apis/apps/v1", want: undefined },
  { it: "is silent about other paths", path: "/healthz", want: undefined },
];
for (const { it, path, want } of rows) {
  test(`parseResourcePath() ${it}`, () => {
    const parsed = parseResourcePath(path);
    if (want) expect(parsed).toMatchObject(want);
    else expect(parsed).toBeUndefined();
  });
}
