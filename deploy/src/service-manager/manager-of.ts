import type { ClusterRecord } from "../cluster/record.ts";
import { systemdRuns } from "../host/systemd-runs.ts";
import { supervisorManager } from "../supervisor/supervisor-manager.ts";
import { systemdManager } from "../systemd/systemd-manager.ts";
import type { ServiceManager } from "./service-manager.ts";

/** systemd keeps a machine's own node running, where it runs; namespaces that play nodes are our supervisor's. */
export const managerOf = (record: ClusterRecord | undefined): ServiceManager =>
  record?.mode === "machine" && systemdRuns() ? systemdManager : supervisorManager;
