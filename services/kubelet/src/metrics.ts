import { Gauge, Histogram, type Registry } from "prom-client";

export interface KubeletMetrics {
  /** How long it took from seeing a pod to its first running containers, in seconds. */
  podStarted(seconds: number): void;
}

const startBuckets = [0.5, 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, 45, 60, 120, 180, 240, 300];

/** The `kubelet_*` family; what is counted is asked for when somebody reads it. */
export function createKubeletMetrics(
  registry: Registry,
  now: {
    readonly nodeName: string;
    readonly pods: () => number;
    readonly containers: () => Promise<Readonly<Record<string, number>>>;
  },
): KubeletMetrics {
  const registers = [registry];
  new Gauge({
    name: "kubelet_node_name",
    help: "Constant 1, with the node's name.",
    labelNames: ["node"],
    registers,
  }).set({ node: now.nodeName }, 1);
  new Gauge({
    name: "kubelet_running_pods",
    help: "Pods of this node.",
    registers,
    collect() {
      this.set(now.pods());
    },
  });
  new Gauge({
    name: "kubelet_running_containers",
    help: "Containers of this node, by their state.",
    labelNames: ["container_state"],
    registers,
    async collect() {
      this.reset();
      const states = await now.containers().catch(() => ({}));
      for (const [state, count] of Object.entries(states)) this.set({ container_state: state }, count);
    },
  });
  const started = new Histogram({
    name: "kubelet_pod_start_duration_seconds",
    help: "Time from seeing a pod to its first running containers.",
    buckets: startBuckets,
    registers,
  });
  return { podStarted: (seconds) => started.observe(seconds) };
}
