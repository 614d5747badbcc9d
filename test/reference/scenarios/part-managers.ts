import { container, pod, service } from "../objects.ts";
import { applyAs, get, mergePatch, post, put, remove, type Scenario, strategicPatch } from "../scenario.ts";

/** Who is written down when other parts of an object are written. */
export const partManagers: readonly Scenario[] = [
  {
    name: "managers of bindings, resizes and ephemeral containers",
    steps: [
      applyAs(
        "one",
        "creates a pod",
        "pods/p",
        pod("p", { containers: [container("a", { resources: { requests: { cpu: "1" } } })] }),
      ),
      strategicPatch(
        "adds an ephemeral container",
        "pods/p/ephemeralcontainers",
        { spec: { ephemeralContainers: [{ name: "d", image: "busybox" }] } },
        { query: { fieldManager: "debug" } },
      ),
      applyAs("debugger", "applies an ephemeral container", "pods/p/ephemeralcontainers", {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "p" },
        spec: { ephemeralContainers: [{ name: "e", image: "busybox" }] },
      }),
      mergePatch(
        "labels through ephemeralcontainers",
        "pods/p/ephemeralcontainers",
        { metadata: { labels: { a: "b" } } },
        { query: { fieldManager: "debug" } },
      ),
      strategicPatch(
        "resizes",
        "pods/p/resize",
        { spec: { containers: [{ name: "a", resources: { requests: { cpu: "2" } } }] } },
        { query: { fieldManager: "vpa" } },
      ),
      applyAs(
        "vpa2",
        "applies a resize",
        "pods/p/resize",
        {
          apiVersion: "v1",
          kind: "Pod",
          metadata: { name: "p" },
          spec: { containers: [{ name: "a", resources: { requests: { cpu: "3" } } }] },
        },
        { force: true },
      ),
      applyAs(
        "vpa2",
        "applies a resize of an image",
        "pods/p/resize",
        {
          apiVersion: "v1",
          kind: "Pod",
          metadata: { name: "p" },
          spec: { containers: [{ name: "a", image: "x", resources: { requests: { cpu: "3" } } }] },
        },
        { force: true },
      ),
      applyAs("one", "applies without the requests", "pods/p", pod("p")),
      post(
        "binds it",
        "pods/p/binding",
        {
          apiVersion: "v1",
          kind: "Binding",
          metadata: { name: "p", annotations: { a: "b" } },
          target: { kind: "Node", name: "n1" },
        },
        { query: { fieldManager: "sched" } },
      ),
      get("reads it", "pods/p"),
    ],
  },
  {
    name: "managers of approvals, namespaces and tokens",
    steps: [
      post("asks for a certificate", "/apis/certificates.k8s.io/v1/certificatesigningrequests", {
        apiVersion: "certificates.k8s.io/v1",
        kind: "CertificateSigningRequest",
        metadata: { name: "{ns}" },
        spec: {
          request:
            "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIR01HNENBUUF3RERFS01BZ0dBMVVFQXd3QllUQlpNQk1HQnlxR1NNNDlBZ0VHQ0NxR1NNNDlBd0VIQTBJQQpCTUxlcjM1blRnSzJUdSsyMit4YmkwaStURkZNWitML29EdVhNT2tpaS9mYXM2NTQySzVDL3NjL2cyZEt4SkJsCmdNZ1AwYmt2aTRnNEQ2ZzFPQjcvKzErZ0FEQUtCZ2dxaGtqT1BRUURBZ05JQURCRkFpQUhYUU4rRkFBbDQxVVcKZmZUR0NkZ0dhMFp5NlBXbjdWTmtqOEhlSnFlbDVRSWhBTEpjaTFiZjdYNWFxMUtDVTNsaWxqdHNUUWVHQU1aOAoxRENnR3BMZmZoWGoKLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==",
          signerName: "x.y/z",
          usages: ["client auth"],
        },
      }),
      put(
        "approves it",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests/{ns}/approval",
        {
          apiVersion: "certificates.k8s.io/v1",
          kind: "CertificateSigningRequest",
          metadata: { name: "{ns}" },
          status: { conditions: [{ type: "Approved", status: "True", reason: "R", message: "m" }] },
        },
        { query: { fieldManager: "approver" } },
      ),
      mergePatch(
        "issues it",
        "/apis/certificates.k8s.io/v1/certificatesigningrequests/{ns}/status",
        {
          status: {
            conditions: [
              { type: "Approved", status: "True", reason: "R", message: "m" },
              { type: "Failed", status: "True", reason: "R", message: "m" },
            ],
          },
        },
        { query: { fieldManager: "signer" } },
      ),
      get("reads it", "/apis/certificates.k8s.io/v1/certificatesigningrequests/{ns}"),
      applyAs("one", "applies to a namespace", "/api/v1/namespaces/{ns}", {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "{ns}", labels: { a: "b" } },
      }),
      applyAs("ctl", "applies a namespace's status", "/api/v1/namespaces/{ns}/status", {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "{ns}" },
        status: { conditions: [{ type: "X", status: "True" }] },
      }),
      put(
        "finalizes",
        "/api/v1/namespaces/{ns}/finalize",
        {
          apiVersion: "v1",
          kind: "Namespace",
          metadata: { name: "{ns}" },
          spec: { finalizers: ["kubernetes", "x.y/z"] },
        },
        { query: { fieldManager: "fin" } },
      ),
      get("reads", "/api/v1/namespaces/{ns}"),
      applyAs("one", "a claim", "persistentvolumeclaims/c", {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "c" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      }),
      applyAs("ctl", "its status", "persistentvolumeclaims/c/status", {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "c" },
        status: {
          phase: "Bound",
          capacity: { storage: "1Gi" },
          accessModes: ["ReadWriteOnce"],
          conditions: [{ type: "Resizing", status: "True" }],
        },
      }),
      applyAs("one", "a service", "services/s", service("s", { type: "LoadBalancer", ports: [{ port: 80 }] })),
      applyAs("lb", "its status", "services/s/status", {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "s" },
        status: {
          loadBalancer: { ingress: [{ ip: "1.2.3.4" }] },
          conditions: [
            { type: "X", status: "True", lastTransitionTime: "2024-01-01T00:00:00Z", reason: "R", message: "" },
          ],
        },
      }),
      remove("is removed", "services/s"),
    ],
  },
];
