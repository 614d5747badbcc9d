import { Gauge, type Registry } from "prom-client";

/** `leader_election_master_status`: 1 for the lease this process holds, else 0. */
export function createLeaderMetrics(registry: Registry): (lease: string, leads: boolean) => void {
  const status = new Gauge({
    name: "leader_election_master_status",
    help: "1 while this process holds the lease of that name.",
    labelNames: ["name"],
    registers: [registry],
  });
  return (name, leads) => status.set({ name }, leads ? 1 : 0);
}
