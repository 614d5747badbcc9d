import type { Pod } from "@kubets/api/types/core-v1";

export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

/** Ports of the node that a pod takes; those of init containers only where they keep running. */
export function hostPortsOf({ spec }: Pod): readonly HostPort[] {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  return [...spec.containers, ...sidecars].flatMap(({ ports = [] }) =>
    ports
      .filter(({ hostPort }) => hostPort)
      .map(({ hostIP, protocol, hostPort }) => ({
        ip: hostIP || anyAddress,
        protocol: protocol || "TCP",
        port: hostPort!,
      })),
  );
}

const anyAddress = "0.0.0.0";

/** Two pods cannot both have it: the same port of the same address, or of all addresses. */
export const collides = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === anyAddress || b.ip === anyAddress);
