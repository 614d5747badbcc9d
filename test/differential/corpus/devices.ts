import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const apiVersion = "resource.k8s.io/v1";
const metadata = { name: "every-field", labels: { app: "web" } };
const selectors = [{ cel: { expression: 'device.driver == "gpu.example.com"' } }];
const config = [
  { opaque: { driver: "gpu.example.com", parameters: { kind: "Settings", apiVersion: "example.com/v1", a: 1 } } },
];

const claimSpec = {
  devices: {
    requests: [
      {
        name: "gpu",
        exactly: {
          deviceClassName: "gpu.example.com",
          selectors,
          allocationMode: "ExactCount",
          count: 2,
          tolerations: [{ key: "example.com/broken", operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 }],
        },
      },
      {
        name: "either",
        firstAvailable: [
          { name: "large", deviceClassName: "gpu.example.com", selectors, allocationMode: "All" },
          { name: "small", deviceClassName: "gpu.example.com", allocationMode: "ExactCount", count: 1 },
        ],
      },
    ],
    constraints: [{ requests: ["gpu"], matchAttribute: "example.com/numa" }],
    config: [{ requests: ["gpu", "either/large"], ...config[0] }],
  },
};

const inClaims = {
  "one name twice": [set("spec.devices.requests[1].name", "gpu")],
  "a request of both": [set("spec.devices.requests[0].firstAvailable", claimSpec.devices.requests[1]!.firstAvailable)],
  "a request of neither": [unset("spec.devices.requests[0].exactly")],
  "all, and a number": [set("spec.devices.requests[0].exactly.allocationMode", "All")],
  "a constraint of nobody": [set("spec.devices.constraints[0].requests", ["other"])],
  "settings of nobody": [set("spec.devices.config[0].requests", ["other"])],
  "for administrators": [set("spec.devices.requests[0].exactly.adminAccess", true)],
  "33 requests": [
    set(
      "spec.devices.requests",
      Array.from({ length: 33 }, (_, i) => ({ name: `r${i}`, exactly: { deviceClassName: "gpu.example.com" } })),
    ),
  ],
};

export const deviceClass: Corpus = {
  kind: kinds.DeviceClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "DeviceClass",
        metadata: { ...metadata, name: "gpu.example.com" },
        spec: { selectors, config, extendedResourceName: "example.com/gpu" },
      },
      combinations: {
        "33 selectors": [set("spec.selectors", Array(33).fill(selectors[0]))],
        "a native resource": [set("spec.extendedResourceName", "cpu")],
      },
    },
  ],
};

export const resourceClaim: Corpus = {
  kind: kinds.ResourceClaim,
  samples: [
    {
      name: "every field",
      object: { apiVersion, kind: "ResourceClaim", metadata, spec: claimSpec },
      status: {
        allocation: {
          devices: {
            results: [{ request: "gpu", driver: "gpu.example.com", pool: "node-0", device: "gpu-0" }],
            config: [{ source: "FromClass", requests: ["gpu"], ...config[0] }],
          },
          nodeSelector: {
            nodeSelectorTerms: [{ matchFields: [{ key: "metadata.name", operator: "In", values: ["node-0"] }] }],
          },
        },
        reservedFor: [{ resource: "pods", name: "web-0", uid: "1b2" }],
      },
      combinations: inClaims,
    },
  ],
};

export const resourceClaimTemplate: Corpus = {
  kind: kinds.ResourceClaimTemplate,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ResourceClaimTemplate",
        metadata,
        spec: { metadata: { labels: { a: "b" }, annotations: { c: "d" } }, spec: claimSpec },
      },
      skip: ["spec.spec.devices.requests.firstAvailable", "spec.spec.devices.requests.exactly.selectors"],
    },
  ],
};

export const resourceSlice: Corpus = {
  kind: kinds.ResourceSlice,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ResourceSlice",
        metadata,
        spec: {
          driver: "gpu.example.com",
          pool: { name: "node-0", generation: 1, resourceSliceCount: 1 },
          nodeName: "node-0",
          devices: [
            {
              name: "gpu-0",
              attributes: {
                model: { string: "large" },
                "example.com/numa": { int: 0 },
                fast: { bool: true },
                firmware: { version: "1.2.3" },
              },
              capacity: { memory: { value: "16Gi" } },
            },
          ],
        },
      },
      combinations: {
        "for all nodes too": [set("spec.allNodes", true)],
        "for nobody": [unset("spec.nodeName")],
        "for some nodes": [
          unset("spec.nodeName"),
          set("spec.nodeSelector", {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }],
          }),
        ],
        "one device twice": [set("spec.devices[1]", { name: "gpu-0" })],
        "129 devices": [
          set(
            "spec.devices",
            Array.from({ length: 129 }, (_, i) => ({ name: `gpu-${i}` })),
          ),
        ],
        "an attribute of two types": [set("spec.devices[0].attributes.model", { string: "a", int: 1 })],
        "a version that is none": [set("spec.devices[0].attributes.firmware", { version: "one" })],
        "another driver": [set("spec.driver", "other.example.com")],
        "another pool": [set("spec.pool.name", "node-1")],
      },
    },
  ],
};
