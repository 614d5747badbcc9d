import type { EndpointAddress, EndpointPort, EndpointSubset, Pod, Service } from "@kubets/api/types/core-v1";
import { hasEnded, isReady } from "../../objects/pods.ts";
import { targetPort } from "../../objects/service-ports.ts";
import { addressesOf, hostnameIn, isHeadless } from "../../objects/services.ts";

/** One pod at one port. */
interface Place {
  readonly address: EndpointAddress;
  readonly ready: boolean;
  readonly port: EndpointPort | undefined;
}

/** Addresses that have the same ports stand together, sorted: the one form in which equal endpoints look equal. */
export function subsetsOf(service: Service, pods: readonly Pod[]): readonly EndpointSubset[] {
  const byAddress = Map.groupBy(
    pods.flatMap((pod) => placesOf(service, pod)),
    ({ address, ready }) => [address.ip, address.targetRef?.uid, ready].join(" "),
  );
  const bundles = [...byAddress.values()].map((places) => ({
    address: places[0]!.address,
    ready: places[0]!.ready,
    ports: places.flatMap(({ port }) => (port ? [port] : [])).sort(byText),
  }));
  return [...Map.groupBy(bundles, ({ ports }) => JSON.stringify(ports))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const those = (ready: boolean) => group.filter((one) => one.ready === ready).map(({ address }) => address);
      const [addresses, notReadyAddresses] = [those(true).sort(byIp), those(false).sort(byIp)];
      const ports = group[0]!.ports;
      return {
        ...(addresses.length > 0 && { addresses }),
        ...(notReadyAddresses.length > 0 && { notReadyAddresses }),
        ...(ports.length > 0 && { ports }),
      };
    });
}

function placesOf(service: Service, pod: Pod): readonly Place[] {
  const { publishNotReadyAddresses = false, ports = [], ipFamilies } = service.spec;
  if (hasEnded(pod) || (pod.metadata.deletionTimestamp && !publishNotReadyAddresses)) return [];
  const family = ipFamilies?.[0] === "IPv6" ? "IPv6" : "IPv4";
  const [ip] = addressesOf(pod, family);
  if (!ip) return [];
  const { namespace, name, uid } = pod.metadata;
  const hostname = hostnameIn(pod, service);
  const { nodeName } = pod.spec;
  const address = {
    ip,
    ...(hostname && { hostname }),
    ...(nodeName && { nodeName }),
    targetRef: { kind: "Pod", namespace, name, uid },
  };
  const ready = publishNotReadyAddresses || isReady(pod);
  if (ports.length === 0) return isHeadless(service) ? [{ address, ready, port: undefined }] : [];
  return ports.flatMap((servicePort) => {
    const port = targetPort(pod, servicePort);
    const { name: portName, protocol = "TCP", appProtocol } = servicePort;
    if (port === undefined) return [];
    const named = { ...(portName && { name: portName }), port, protocol, ...(appProtocol && { appProtocol }) };
    return [{ address, ready, port: named }];
  });
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const byIp = (a: EndpointAddress, b: EndpointAddress): number =>
  a.ip === b.ip ? ((a.targetRef?.uid ?? "") < (b.targetRef?.uid ?? "") ? -1 : 1) : a.ip < b.ip ? -1 : 1;

/** So many addresses an Endpoints object holds; the ready ones first. */
const most = 1000;

export function truncate(subsets: readonly EndpointSubset[]): {
  readonly subsets: readonly EndpointSubset[];
  readonly truncated: boolean;
} {
  const count = (part: "addresses" | "notReadyAddresses") =>
    subsets.reduce((sum, subset) => sum + (subset[part]?.length ?? 0), 0);
  const ready = count("addresses");
  if (ready + count("notReadyAddresses") <= most) return { subsets, truncated: false };
  let [readyLeft, othersLeft] = [Math.min(ready, most), Math.max(0, most - ready)];
  const cut = subsets.map(({ addresses = [], notReadyAddresses = [], ports }) => {
    const [these, those] = [addresses.slice(0, readyLeft), notReadyAddresses.slice(0, othersLeft)];
    readyLeft -= these.length;
    othersLeft -= those.length;
    return {
      ...(these.length > 0 && { addresses: these }),
      ...(those.length > 0 && { notReadyAddresses: those }),
      ...(ports && { ports }),
    };
  });
  return { subsets: cut.filter((one) => one.addresses || one.notReadyAddresses), truncated: true };
}
