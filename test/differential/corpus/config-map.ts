import { kinds } from "@kubets/api";
import { type Corpus, set } from "../corpus.ts";

export const configMap: Corpus = {
  kind: kinds.ConfigMap,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: {
          name: "every-field",
          generateName: "every-",
          labels: { app: "web" },
          annotations: { "example.com/note": "text" },
          finalizers: ["example.com/guard"],
          ownerReferences: [
            {
              apiVersion: "v1",
              kind: "ConfigMap",
              name: "owner",
              uid: "1b2",
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        },
        data: { key: "value", "file.txt": "text" },
        binaryData: { bytes: "AAEC" },
        immutable: false,
      },
      combinations: {
        "a key in both maps": [set("binaryData.key", "AAEC")],
        "immutable and other data": [set("immutable", true), set("data.key", "other")],
        "more data than fits": [set("data.key", "x".repeat(1024 * 1024))],
      },
    },
    {
      name: "an immutable one",
      object: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "immutable" },
        data: { key: "value" },
        immutable: true,
      },
    },
  ],
};
