import { type HealthCheck, ping } from "@kubets/component";

export interface HealthParts {
  /** Throws when etcd does not answer. */
  readonly etcd: () => Promise<void>;
  /** Whether the caches are filled. */
  readonly cachesReady: () => boolean;
  /** Whether the objects that every cluster has are written. */
  readonly bootstrapped: () => boolean;
  readonly stopping: () => boolean;
}

/** The checks behind `/livez`, `/readyz` and `/healthz`, under kube-apiserver's names where the same thing is checked. */
export interface HealthChecks {
  readonly livez: readonly HealthCheck[];
  readonly readyz: readonly HealthCheck[];
}

export function healthChecks(parts: HealthParts): HealthChecks {
  const log: HealthCheck = { name: "log", check: () => {} };
  const etcd: HealthCheck = { name: "etcd", check: parts.etcd };
  const bootstrap = [
    "poststarthook/rbac/bootstrap-roles",
    "poststarthook/scheduling/bootstrap-system-priority-classes",
  ];
  const hooks = [
    ...bootstrap,
    "poststarthook/start-system-namespaces-controller",
    "poststarthook/bootstrap-controller",
  ];
  const bootstrapChecks = hooks.map((name): HealthCheck => ({ name, check: () => demand(parts.bootstrapped()) }));
  const readyOnly: readonly HealthCheck[] = [
    { name: "etcd-readiness", check: parts.etcd },
    { name: "informer-sync", check: () => demand(parts.cachesReady()) },
    { name: "poststarthook/storage-readiness", check: () => demand(parts.cachesReady()) },
    { name: "shutdown", check: () => demand(!parts.stopping()) },
  ];
  return { livez: [ping, log, etcd, ...bootstrapChecks], readyz: [ping, log, etcd, ...bootstrapChecks, ...readyOnly] };
}

function demand(holds: boolean): void {
  if (!holds) throw new Error("not yet");
}
