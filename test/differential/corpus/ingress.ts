import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const toService = { service: { name: "web", port: { number: 80 } } };
const toResource = { resource: { apiGroup: "example.com", kind: "Bucket", name: "static" } };

export const ingress: Corpus = {
  kind: kinds.Ingress,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: { name: "every-field", annotations: { "example.com/note": "text" } },
        spec: {
          ingressClassName: "outer",
          defaultBackend: toService,
          tls: [{ hosts: ["a.example.com", "*.b.example.com"], secretName: "cert" }],
          rules: [
            {
              host: "a.example.com",
              http: {
                paths: [
                  { path: "/exact", pathType: "Exact", backend: { service: { name: "web", port: { name: "http" } } } },
                  { path: "/prefix", pathType: "Prefix", backend: toResource },
                ],
              },
            },
            { host: "*.b.example.com" },
          ],
        },
      },
      status: {
        loadBalancer: {
          ingress: [
            { ip: "192.0.2.9", hostname: "lb.example.com", ports: [{ port: 80, protocol: "TCP", error: "Failed" }] },
          ],
        },
      },
      combinations: {
        "neither rules nor backend": [unset("spec.rules"), unset("spec.defaultBackend")],
        "annotated with its class": [set("metadata.annotations", { "kubernetes.io/ingress.class": "outer" })],
        "only annotated with its class": [
          set("metadata.annotations", { "kubernetes.io/ingress.class": "outer" }),
          unset("spec.ingressClassName"),
        ],
        "annotated with another class": [set("metadata.annotations", { "kubernetes.io/ingress.class": "inner" })],
        "both backends": [set("spec.defaultBackend", { ...toService, ...toResource })],
        "no backend": [set("spec.defaultBackend", {})],
        "port by name and number": [set("spec.defaultBackend.service.port", { name: "http", number: 80 })],
        "port of neither": [set("spec.defaultBackend.service.port", {})],
        "an address as host": [set("spec.rules[0].host", "192.0.2.1")],
        "a star inside": [set("spec.rules[0].host", "a.*.example.com")],
        "a star alone": [set("spec.rules[0].host", "*")],
        "a host with a port": [set("spec.rules[0].host", "a.example.com:80")],
        "an address in TLS": [set("spec.tls[0].hosts", ["192.0.2.1"])],
        "a path without slash": [set("spec.rules[0].http.paths[0].path", "exact")],
        "a path with dots": [set("spec.rules[0].http.paths[0].path", "/a/../b")],
        "a path with two slashes": [set("spec.rules[0].http.paths[0].path", "/a//b")],
        "an encoded slash": [set("spec.rules[0].http.paths[0].path", "/a%2fb")],
        "a path of the implementation": [
          set("spec.rules[0].http.paths[0].pathType", "ImplementationSpecific"),
          set("spec.rules[0].http.paths[0].path", "/a/../b"),
        ],
        "a wildcard path": [
          set("spec.rules[0].http.paths[0].pathType", "ImplementationSpecific"),
          set("spec.rules[0].http.paths[0].path", "/*"),
        ],
        "a relative path of the implementation": [
          set("spec.rules[0].http.paths[0].pathType", "ImplementationSpecific"),
          set("spec.rules[0].http.paths[0].path", "a"),
        ],
        "no path": [
          set("spec.rules[0].http.paths[0].pathType", "ImplementationSpecific"),
          unset("spec.rules[0].http.paths[0].path"),
        ],
      },
    },
  ],
};

export const ingressClass: Corpus = {
  kind: kinds.IngressClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "IngressClass",
        metadata: { name: "every-field", labels: { app: "web" } },
        spec: {
          controller: "example.com/controller",
          parameters: {
            apiGroup: "example.com",
            kind: "Settings",
            name: "outer",
            scope: "Namespace",
            namespace: "differential",
          },
        },
      },
      combinations: {
        "of the cluster, with namespace": [set("spec.parameters.scope", "Cluster")],
        "of the cluster": [set("spec.parameters.scope", "Cluster"), unset("spec.parameters.namespace")],
        "of a namespace without one": [unset("spec.parameters.namespace")],
        "a controller of 251": [set("spec.controller", `example.com/${"a".repeat(239)}`)],
        "a controller without path": [set("spec.controller", "example.com")],
        "a controller with a path in upper case": [set("spec.controller", "example.com/A")],
        "default class": [set("metadata.annotations", { "ingressclass.kubernetes.io/is-default-class": "true" })],
      },
    },
  ],
};
