import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

export const apiService: Corpus = {
  kind: kinds.APIService,
  samples: [
    {
      name: "every field",
      // Controllers of the other server write its status at once.
      roads: ["create"],
      object: {
        apiVersion: "apiregistration.k8s.io/v1",
        kind: "APIService",
        metadata: { name: "v1alpha1.differential.example.com", labels: { app: "web" } },
        spec: {
          group: "differential.example.com",
          version: "v1alpha1",
          service: { namespace: "differential", name: "api", port: 8443 },
          insecureSkipTLSVerify: true,
          groupPriorityMinimum: 100,
          versionPriority: 15,
        },
      },
      combinations: {
        "checked and not checked": [set("spec.caBundle", "AAEC")],
        "no service": [unset("spec.service")],
        "another name": [set("metadata.name", "v1.other.example.com")],
      },
    },
  ],
};
