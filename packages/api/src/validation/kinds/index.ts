import { pathSegmentName } from "../name-rule.ts";
import type { Rules } from "../rules.ts";
import { daemonSet } from "./daemon-set.ts";
import { deployment, replicaSet } from "./deployment.ts";
import { pod } from "./pod.ts";
import { replicationController } from "./replication-controller.ts";
import { statefulSet } from "./stateful-set.ts";

/** The rules of every kind that has some, by `apiVersion/kind`. */
export const rulesByKind: Readonly<Record<string, Rules>> = {
  "v1/Pod": pod,
  "v1/ReplicationController": replicationController,
  "apps/v1/DaemonSet": daemonSet,
  "apps/v1/Deployment": deployment,
  "apps/v1/ReplicaSet": replicaSet,
  "apps/v1/StatefulSet": statefulSet,
  // The core group's is named "v1.": no DNS subdomain.
  "apiregistration.k8s.io/v1/APIService": { name: pathSegmentName },
};
