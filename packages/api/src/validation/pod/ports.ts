import type { Container, ContainerPort } from "../../generated/types/core-v1.ts";
import { oneOf, portNumber } from "../common.ts";
import { isPortName } from "../formats/names.ts";
import { duplicateValue, type Found, report, requiredValue } from "../found.ts";

export const protocols = ["SCTP", "TCP", "UDP"];

export function validatePorts(ports: readonly ContainerPort[] | undefined, field: string, found: Found): void {
  if (!ports) return;
  const names = new Set<string>();
  for (const [i, port] of ports.entries()) {
    const item = `${field}[${i}]`;
    if (port.name) {
      const wrong = isPortName(port.name);
      if (wrong.length) report(found, `${item}.name`, port.name, wrong);
      else if (names.has(port.name)) found.push(duplicateValue(`${item}.name`, port.name));
      else names.add(port.name);
    }
    if (!port.containerPort) found.push(requiredValue(`${item}.containerPort`));
    else portNumber(found, `${item}.containerPort`, port.containerPort);
    if (port.hostPort) portNumber(found, `${item}.hostPort`, port.hostPort);
    oneOf(found, `${item}.protocol`, port.protocol, protocols);
  }
}

/** A port of the host goes to one container. */
export function validateHostPorts(containers: readonly Container[], field: string, found: Found): void {
  const taken = new Set<string>();
  for (const [i, { ports }] of containers.entries()) {
    for (const [j, { protocol, hostIP = "", hostPort }] of (ports ?? []).entries()) {
      if (!hostPort) continue;
      const address = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(address)) found.push(duplicateValue(`${field}[${i}].ports[${j}].hostPort`, address));
      else taken.add(address);
    }
  }
}
