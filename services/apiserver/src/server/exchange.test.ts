import { splitTarget } from "./exchange.ts";

const rows = [
  { it: "parts path and query", target: "/api/v1/pods?limit=1", want: { path: "/api/v1/pods", query: "limit=1" } },
  {
    it: "reads the escapes of the path",
    target: "/api/v1/namespaces/a/%70ods/p%3Aq",
    path: "/api/v1/namespaces/a/pods/p:q",
  },
  {
    it: "takes an escaped slash for a slash",
    target: "/api/v1/namespaces/a%2Fpods",
    path: "/api/v1/namespaces/a/pods",
  },
  { it: "reads letters of several bytes", target: "/api/v1/pods/%E2%82%AC", path: "/api/v1/pods/€" },
  { it: "leaves the query's escapes", target: "/x?a=%2F", want: { path: "/x", query: "a=%2F" } },
  { it: "has no path where an escape is none", target: "/api/v1/pods/%ZZ?a", want: { path: "", query: "a" } },
  { it: "has no path where half an escape ends it", target: "/api/v1/pods/%", path: "" },
];
for (const { it, target, path, want = { path, query: "" } } of rows) {
  test(`splitTarget() ${it}`, () => expect(splitTarget(target)).toEqual(want));
}
