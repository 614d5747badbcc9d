import type { Ask, Story } from "./story.ts";

const paths = [
  "/api",
  "/apis",
  "/api/v1",
  "/apis/apps",
  "/apis/apps/v1",
  "/apis/autoscaling",
  "/apis/batch/v1",
  "/version",
  "/openapi/v3",
];

const aggregated = (version: string, more = "") =>
  `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList${more}`;

const accepts = [
  "",
  "*/*",
  "application/*",
  "application/json",
  "application/yaml",
  "application/vnd.kubernetes.protobuf",
  "application/cbor",
  "application/cbor, application/json",
  "text/plain",
  "text/html",
  "application/xml, application/json;q=0.5",
  aggregated("v2"),
  aggregated("v2beta1"),
  aggregated("v2", ";profile=nopeer"),
  aggregated("v3"),
  aggregated("v2").replace("json", "vnd.kubernetes.protobuf"),
  aggregated("v2").replace("json", "yaml"),
  aggregated("v2").replace("json", "cbor"),
  `${aggregated("v2").replace("json", "cbor")}, ${aggregated("v2")}`,
  `${aggregated("v2")},${aggregated("v2beta1")},application/json`,
  `application/json,${aggregated("v2")}`,
  `${aggregated("v3")},application/json`,
  `${aggregated("v2")};q=0.1,application/json;q=0.9`,
  "application/json;as=APIGroupDiscoveryList",
  "application/json;g=apidiscovery.k8s.io;v=v2;as=Nothing",
  "application/json;as=Table;g=meta.k8s.io;v=v1",
  "application/json;as=APIGroupDiscoveryList;v=v2;g=nothing",
];

const gets = (path: string): Ask[] => accepts.map((accept) => ({ ask: `GET ${path}`, headers: { accept } }));

const openapi: readonly Ask[] = [
  { ask: "GET /openapi/v2", headers: { accept: "application/json" }, bodyDiffers: true },
  {
    ask: "GET /openapi/v2",
    headers: { accept: "application/com.github.proto-openapi.spec.v2@v1.0+protobuf" },
    bodyDiffers: true,
  },
  {
    ask: "GET /openapi/v2",
    headers: { accept: "application/com.github.proto-openapi.spec.v2.v1.0+protobuf" },
    bodyDiffers: true,
  },
  { ask: "GET /openapi/v2", headers: { accept: "application/yaml" }, bodyDiffers: true },
  { ask: "GET /openapi/v2", headers: { accept: "text/plain" }, bodyDiffers: true },
  { ask: "GET /openapi/v2", headers: { accept: "*/*" }, bodyDiffers: true },
  { ask: "GET /openapi/v2", headers: { accept: "application/*;q=0.2" }, bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps/v1", headers: { accept: "application/json" }, bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps/v1", headers: { accept: "text/plain" }, bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps/v1?hash=nothing", bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps/v1?hash=", bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps/", bodyDiffers: true },
  { ask: "GET /openapi/v3/apis/apps", bodyDiffers: true },
  { ask: "GET /openapi/v2", headers: { "accept-encoding": "gzip" }, bodyDiffers: true },
  { ask: "GET /openapi/v3/version", bodyDiffers: true },
  { ask: "GET /openapi/v3/.well-known/openid-configuration", bodyDiffers: true },
  { ask: "GET /openapi/v3/logs", bodyDiffers: true },
  { ask: "GET /openapi/v3", headers: { accept: "application/yaml" }, bodyDiffers: true },
  { ask: "POST /openapi/v3", body: {}, bodyDiffers: true },
  { ask: "HEAD /openapi/v3", bodyDiffers: true },
];

export const discovery: readonly Story[] = [
  ...paths.slice(0, 7).map((path) => ({ name: `discovery: ${path}`, asks: gets(path) })),
  {
    name: "discovery: version",
    asks: gets("/version")
      .slice(0, 11)
      .map((ask) => ({ ...ask, bodyDiffers: true })),
  },
  {
    name: "discovery: etags",
    asks: [
      { ask: "GET /api", headers: { accept: aggregated("v2"), "if-none-match": "x" } },
      { ask: "GET /api", headers: { accept: aggregated("v2"), "if-none-match": "*" } },
      { ask: "GET /apis", headers: { accept: aggregated("v2"), "if-none-match": '"x"' } },
      { ask: "GET /apis", headers: { accept: aggregated("v2"), "accept-encoding": "gzip" } },
      { ask: "GET /api", headers: { accept: aggregated("v2"), "accept-encoding": "gzip" } },
      { ask: "GET /apis/apps/v1", headers: { "accept-encoding": "gzip" } },
      { ask: "HEAD /apis", headers: { accept: aggregated("v2") } },
      { ask: "HEAD /apis/apps/v1" },
      { ask: "GET /apis?pretty=1" },
      { ask: "GET /api/v1?pretty=false" },
      { ask: "GET /apis?watch=1" },
    ],
  },
  { name: "discovery: openapi", asks: openapi },
];
