import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

/** A PKCS#10 request of `system:node:node-0`, PEM in base64, in pieces. */
const request = [
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlId01JR1dBZ0VBTURReEZUQVRCZ05WQkFvTURITjVjM1JsYlRw",
  "dWIyUmxjekViTUJrR0ExVUVBd3dTYzNsegpkR1Z0T201dlpHVTZibTlrWlMwd01Ga3dFd1lIS29aSXpqMENBUVlJS29aSXpqMERB",
  "UWNEUWdBRU5XYllLUXlmCm5NbWFUSU5QM20wakhoRWNyNVg3TGxlUURZRDBFT29EZnhqN2R5b3l2RHZDc2pCdk8wd1Y5ei8ydEh0",
  "aExGWU8KbFRGUWFScXErMUZDZTZBQU1Bb0dDQ3FHU000OUJBTUNBMGtBTUVZQ0lRQzk0OVg5QzVobDhWS0Z1WklvZVY2Twp6b2t1",
  "WEN4SzVSU2dmYTlNVElhWTFRSWhBTUZvTThOd0xaRi9aZkNMa2Q1MWlQc0o3dnZ5eEYwSitnMDREa0JFCnVBa2gKLS0tLS1FTkQg",
  "Q0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==",
].join("");

const approved = {
  type: "Approved",
  status: "True",
  reason: "Fine",
  message: "text",
  lastUpdateTime: "2024-01-02T03:04:05Z",
  lastTransitionTime: "2024-01-02T03:04:05Z",
};

const put = (name: string, path: string, status: object) => ({
  name,
  method: "PATCH",
  path: `${path}?dryRun=All`,
  body: { status },
  headers: { "content-type": "application/merge-patch+json" },
});

export const certificateSigningRequest: Corpus = {
  kind: kinds.CertificateSigningRequest,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "certificates.k8s.io/v1",
        kind: "CertificateSigningRequest",
        metadata: { name: "every-field", labels: { app: "web" } },
        spec: {
          request,
          signerName: "example.com/signer",
          expirationSeconds: 3600,
          usages: ["digital signature", "client auth"],
          username: "ignored",
          uid: "ignored",
          groups: ["ignored"],
          extra: { a: ["b"] },
        },
      },
      combinations: {
        "a request that is none": [set("spec.request", "AAEC")],
        "no request": [unset("spec.request")],
        "a signer without domain": [set("spec.signerName", "signer")],
        "a signer of three parts": [set("spec.signerName", "example.com/a/b")],
        "a signer of the old days": [set("spec.signerName", "kubernetes.io/legacy-unknown")],
        "a usage twice": [set("spec.usages", ["client auth", "client auth"])],
        "an unknown usage": [set("spec.usages", ["anything"])],
        "no usages": [set("spec.usages", [])],
        "a short life": [set("spec.expirationSeconds", 599)],
        "for a kubelet": [set("spec.signerName", "kubernetes.io/kube-apiserver-client-kubelet")],
      },
      requests: [
        put("approved", "/approval", { conditions: [approved] }),
        put("denied", "/approval", { conditions: [{ ...approved, type: "Denied" }] }),
        put("approved and denied", "/approval", { conditions: [approved, { ...approved, type: "Denied" }] }),
        put("approved twice", "/approval", { conditions: [approved, approved] }),
        put("approved, but not true", "/approval", { conditions: [{ ...approved, status: "False" }] }),
        put("approved without status", "/approval", { conditions: [{ type: "Approved" }] }),
        put("an empty type", "/approval", { conditions: [{ ...approved, type: "" }] }),
        put("failed", "/approval", { conditions: [{ ...approved, type: "Failed" }] }),
        put("a certificate by approval", "/approval", { certificate: "AAEC" }),
        put("approved by status", "/status", { conditions: [approved] }),
        put("failed by status", "/status", { conditions: [{ ...approved, type: "Failed" }] }),
        put("a certificate that is none", "/status", { certificate: "AAEC" }),
        put("an empty certificate", "/status", { certificate: "" }),
        put("status by itself", "", { conditions: [approved] }),
      ],
    },
  ],
};
