import type { Runtime } from "../../ports/runtime.ts";
import type { StreamingRuntime } from "../../ports/streaming.ts";
import { podCgroups } from "../cgroups/pod-cgroups.ts";
import { dockerImages } from "../images/docker-images.ts";
import { containerStats } from "./container-stats.ts";
import { dockerContainers } from "./docker-containers.ts";
import { dockerSandboxes } from "./docker-sandboxes.ts";
import { dockerStreams } from "./docker-streams.ts";
import { connectEngine, type Engine } from "./engine.ts";
import { execSync } from "./exec-sync.ts";
import { type NodeFacts, readNodeFacts } from "./node-facts.ts";
import { builtPauseImage, pauseImage } from "./pause-image.ts";
import { runtimeEvents } from "./runtime-events.ts";

export interface DockerRuntimeOptions {
  /** `unix:///run/docker.sock` */
  readonly endpoint: string;
  /** Another image for sandboxes than the one that is made on the spot. */
  readonly podInfraImage?: string;
  readonly containerLogsFolder?: string;
  /** Where the profiles of `localhostProfile` are. */
  readonly seccompFolder?: string;
  readonly containerLogMaxSizeBytes?: number;
  readonly containerLogMaxFiles?: number;
}

/** Kubernetes' own limits of a container's log. */
const logDefaults = { maxSizeBytes: 10 * 1024 * 1024, maxFiles: 5 };

/** Runs pods on a dockerd. Everything it knows is in docker's names and labels, so it may be restarted at any time. */
export function dockerRuntime(options: DockerRuntimeOptions): Runtime & StreamingRuntime {
  const engine = connectEngine(options.endpoint);
  const facts = onceSucceeded(() => readNodeFacts(engine));
  const containers = dockerContainers({
    ...{ engine, facts },
    logs: {
      maxSizeBytes: options.containerLogMaxSizeBytes ?? logDefaults.maxSizeBytes,
      maxFiles: options.containerLogMaxFiles ?? logDefaults.maxFiles,
    },
    containerLogsFolder: options.containerLogsFolder ?? "/var/log/containers",
    seccompFolder: options.seccompFolder ?? "/var/lib/kubelet/seccomp",
  });
  const images = dockerImages(engine, [options.podInfraImage ?? builtPauseImage]);
  const sandboxes = dockerSandboxes({
    ...{ engine, facts },
    cgroups: podCgroups({ managed: async () => (await facts()).cgroupDriver === "cgroupfs" }),
    pauseImage: pauseImage({ engine, images, ...(options.podInfraImage ? { named: options.podInfraImage } : {}) }),
    removeContainer: containers.removeContainer,
  });
  return {
    version: () => version(engine),
    ...sandboxes,
    ...containers,
    ...images,
    ...dockerStreams(engine),
    execSync: (id, exec) => execSync(engine, id, exec),
    events: (signal) => runtimeEvents(engine, signal),
    stats: () => containerStats(engine),
  };
}

async function version({ docker, call }: Engine) {
  const { Version } = await call(() => docker.version());
  return { name: "docker", version: Version };
}

/** Asks until it is answered, and then never again. */
function onceSucceeded(read: () => Promise<NodeFacts>): () => Promise<NodeFacts> {
  let known: Promise<NodeFacts> | undefined;
  return () => {
    known ??= read().catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
