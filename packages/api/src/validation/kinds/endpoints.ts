import type { EndpointAddress, EndpointPort, Endpoints } from "../../generated/types/core-v1.ts";
import { formatIfSet, oneOf, optionalFormat, portNumber } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { isIp, specialAddress } from "../formats/ip.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, report, requiredValue } from "../found.ts";
import { protocols } from "../pod/ports.ts";
import { rulesOf } from "../rules.ts";

export const endpoints = rulesOf<Endpoints>({
  validate: ({ subsets }, found) => {
    for (const [i, { addresses = [], notReadyAddresses = [], ports = [] }] of (subsets ?? []).entries()) {
      const field = `subsets[${i}]`;
      if (!addresses.length && !notReadyAddresses.length) {
        found.push(requiredValue(field, "must specify `addresses` or `notReadyAddresses`"));
      }
      for (const [j, address] of addresses.entries()) validateAddress(address, `${field}.addresses[${j}]`, found);
      for (const [j, address] of notReadyAddresses.entries()) {
        validateAddress(address, `${field}.notReadyAddresses[${j}]`, found);
      }
      for (const [j, port] of ports.entries())
        validatePort(port, { field: `${field}.ports[${j}]`, alone: ports.length === 1 }, found);
    }
  },
});

function validateAddress({ ip, hostname, nodeName }: EndpointAddress, field: string, found: Found): void {
  report(found, `${field}.ip`, ip, isIp(ip));
  optionalFormat(found, `${field}.hostname`, hostname, isDns1123Label);
  formatIfSet(found, `${field}.nodeName`, nodeName, isDns1123Subdomain);
  report(found, `${field}.ip`, ip, specialAddress(ip));
}

/** One port may go without a name. */
function validatePort(
  { name, port, protocol, appProtocol }: EndpointPort,
  { field, alone }: { field: string; alone: boolean },
  found: Found,
): void {
  if (name) report(found, `${field}.name`, name, isDns1123Label(name));
  else if (!alone) found.push(requiredValue(`${field}.name`));
  portNumber(found, `${field}.port`, port);
  oneOf(found, `${field}.protocol`, protocol, protocols);
  formatIfSet(found, `${field}.appProtocol`, appProtocol, isQualifiedName);
}
