import { type Backend, keepTables, openIptables } from "iptables-node";
import { cleanFlows } from "../conntrack/clean-flows.ts";
import {
  createProxier,
  type HealthCheck,
  type ProxiedPort,
  type ProxierOptions,
  type ServiceState,
} from "../rules/proxier.ts";
import type { ProxyNode } from "../services/choose-endpoints.ts";

/** What the cluster looks like now. */
export interface ClusterView {
  readonly node: ProxyNode;
  /** `namespace/name` of all services, also of those that only have slices. */
  serviceNames(): Iterable<string>;
  serviceState(name: string): ServiceState;
  /** CIDRs of service addresses, of both families. */
  serviceRanges(): readonly string[];
}

export interface SynchroniserOptions {
  readonly families: readonly Pick<ProxierOptions, "family" | "settings">[];
  readonly masqueradeBit: number;
  readonly backend: Backend;
  readonly view: ClusterView;
}

/** Brings the kernel to what the view says. */
export interface Synchroniser {
  /** The service, or its endpoints, have changed. */
  changed(name: string): void;
  /** Everything has to be looked at again: the node's zone, the ranges. */
  everythingChanged(): void;
  /** Somebody else may have changed the rules: they are read again in the next run. */
  distrust(): void;
  run(): Promise<{ readonly healthChecks: readonly HealthCheck[] }>;
}

export function createSynchroniser({ families, masqueradeBit, backend, view }: SynchroniserOptions): Synchroniser {
  const dirty = new Set<string>();
  let all = true;
  const parts = families.map(({ family, settings }) => ({
    family,
    proxier: createProxier({ family, settings, masqueradeBit }),
    keeper: keepTables(openIptables({ family, backend })),
    /** Flows of what has changed since they were last cleaned; a failed run leaves them for the next. */
    before: [] as ProxiedPort[],
    after: new Map<string, readonly ProxiedPort[]>(),
    wasUsed: false,
  }));

  const decide = () => {
    const names = all ? new Set([...view.serviceNames(), ...dirty]) : new Set(dirty);
    for (const part of parts) {
      if (all) part.proxier.moveTo(view.node);
      for (const name of names) {
        const { before, after } = part.proxier.update(name, view.serviceState(name));
        part.before.push(...before);
        part.after.set(name, after);
      }
    }
    dirty.clear();
    all = false;
  };

  return {
    changed: (name) => void dirty.add(name),
    everythingChanged: () => {
      all = true;
    },
    distrust: () => {
      for (const { keeper } of parts) keeper.forget();
    },
    run: async () => {
      decide();
      const ranges = view.serviceRanges();
      for (const part of parts) {
        const ofFamily = ranges.filter((range) => range.includes(":") === (part.family === "IPv6"));
        // A family that the cluster does not use costs nothing.
        part.wasUsed ||=
          part.family === "IPv4" || ofFamily.length > 0 || [...part.after.values()].some((ports) => ports.length > 0);
        if (!part.wasUsed) continue;
        await part.keeper.apply(part.proxier.tables(ofFamily));
        const { before } = part;
        const after = [...part.after.values()].flat();
        part.before = [];
        part.after.clear();
        await cleanFlows({ family: part.family, before, after });
      }
      return { healthChecks: parts.flatMap(({ proxier }) => proxier.healthChecks()) };
    },
  };
}
