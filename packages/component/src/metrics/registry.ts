import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { addEventLoopLag, unusedPrecision } from "./event-loop-lag.ts";

export interface BuildInfo {
  readonly gitVersion: string;
  readonly major: string;
  readonly minor: string;
}

/** A registry with what every Kubernetes process shows: `process_*`, `kubernetes_build_info`, and Node's own `nodejs_*`. */
export function createMetrics(build: BuildInfo): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, ...unusedPrecision });
  addEventLoopLag(registry);
  new Gauge({
    name: "kubernetes_build_info",
    help: "Constant 1, labelled with the version of the build.",
    labelNames: ["git_version", "major", "minor", "platform"],
    registers: [registry],
  }).set(
    {
      git_version: build.gitVersion,
      major: build.major,
      minor: build.minor,
      platform: `${process.platform}/${process.arch}`,
    },
    1,
  );
  return registry;
}
