import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerRuntime } from "../../services/kubelet/src/runtime/docker/docker-runtime.ts";
import { importBusybox } from "../dev/import-image.ts";
import { startDockerd } from "../dev/start-dockerd.ts";
import { runtimeConformance } from "./runtime-conformance.ts";

runtimeConformance(async () => {
  const dockerd = await startDockerd();
  await importBusybox(dockerd, "busybox:test");
  const logs = await mkdtemp(join(tmpdir(), "kubets-logs-"));
  return {
    runtime: dockerRuntime({ endpoint: dockerd.endpoint, containerLogsFolder: join(logs, "containers") }),
    logs,
    takeAway: dockerd.killDockerd,
    giveBack: dockerd.restartDockerd,
    stop: async () => {
      await dockerd.stop();
      await rm(logs, { recursive: true });
    },
  };
});
