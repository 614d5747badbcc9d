import { kinds } from "@kubets/api";
import { type Corpus, commonMetadata, namespace, set, unset } from "../corpus.ts";

const time = "2024-01-02T03:04:05Z";
const micro = "2024-01-02T03:04:05.123456Z";
const regarding = {
  kind: "Pod",
  namespace,
  name: "web",
  uid: "1",
  apiVersion: "v1",
  resourceVersion: "5",
  fieldPath: "spec.containers{web}",
};

export const event: Corpus = {
  kind: kinds.Event,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: "every-field" },
        involvedObject: regarding,
        reason: "Started",
        message: "text",
        source: { component: "kubelet", host: "node-a" },
        firstTimestamp: time,
        lastTimestamp: time,
        count: 2,
        type: "Normal",
        eventTime: micro,
        series: { count: 3, lastObservedTime: micro },
        action: "Starting",
        related: regarding,
        reportingComponent: "example.com/controller",
        reportingInstance: "a",
      },
      skip: commonMetadata,
      combinations: {
        "in the old form": [unset("eventTime"), unset("series")],
        "of another namespace": [set("involvedObject.namespace", "other")],
        "of no namespace": [unset("involvedObject.namespace")],
        "of a node": [set("involvedObject", { kind: "Node", name: "a", apiVersion: "v1" })],
        "of an unknown kind": [
          set("involvedObject", { kind: "Other", name: "a", apiVersion: "example.com/v1", namespace: "x" }),
        ],
        "of a node in another namespace": [
          set("involvedObject", { kind: "Node", name: "a", apiVersion: "v1", namespace: "x" }),
        ],
      },
    },
    {
      name: "in the old form",
      object: {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: "old" },
        involvedObject: regarding,
        reason: "Started",
        message: "text",
        source: { component: "kubelet", host: "node-a" },
        firstTimestamp: time,
        lastTimestamp: time,
        count: 2,
        type: "Normal",
      },
      skip: commonMetadata,
      roads: ["create", "update"],
    },
  ],
};

export const eventOfEvents: Corpus = {
  kind: kinds["events.k8s.io/v1/Event"],
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "events.k8s.io/v1",
        kind: "Event",
        metadata: { name: "every-field" },
        eventTime: micro,
        series: { count: 3, lastObservedTime: micro },
        reportingController: "example.com/controller",
        reportingInstance: "a",
        action: "Starting",
        reason: "Started",
        regarding,
        related: regarding,
        note: "text",
        type: "Normal",
      },
      skip: commonMetadata,
      combinations: {
        "a long note": [set("note", "x".repeat(1025))],
        "a long reason": [set("reason", "x".repeat(129))],
        "a long action": [set("action", "x".repeat(129))],
        "a long instance": [set("reportingInstance", "x".repeat(129))],
        "another type": [set("type", "Other")],
        "fields of the old form": [
          set("deprecatedCount", 5),
          set("deprecatedSource", { component: "a" }),
          set("deprecatedFirstTimestamp", time),
          set("deprecatedLastTimestamp", time),
        ],
        "of another namespace": [set("regarding.namespace", "other")],
      },
    },
  ],
};
