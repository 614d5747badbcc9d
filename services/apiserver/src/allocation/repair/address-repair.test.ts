import type { Service } from "@kubets/api/types/core-v1";
import type { IPAddress } from "@kubets/api/types/networking-v1";
import { addressRange } from "../address-range.ts";
import { newIpAddress } from "../ip-address.ts";
import { decideAddressRepair } from "./address-repair.ts";

const now = new Date("2026-01-01T00:10:00Z");
const aService = (name: string, clusterIPs: readonly string[], type = "ClusterIP"): Service =>
  ({
    metadata: { name, namespace: "default", uid: name },
    spec: { type, clusterIP: clusterIPs[0], clusterIPs },
  }) as Service;
const anAddress = (address: string, of: string, more: { age?: number; change?: object } = {}): IPAddress =>
  ({
    ...newIpAddress(address, aService(of, []), new Date(now.getTime() - (more.age ?? 600) * 1000)),
    ...more.change,
  }) as unknown as IPAddress;

const rows: {
  it: string;
  services?: Service[];
  addresses?: IPAddress[];
  repairs?: string[];
  reasons?: string[];
  young?: string[];
}[] = [
  { it: "leaves what fits", services: [aService("web", ["10.0.0.5"])], addresses: [anAddress("10.0.0.5", "web")] },
  { it: "asks nothing of a headless service", services: [aService("db", ["None"])] },
  {
    it: "makes an address that is missing",
    services: [aService("web", ["10.0.0.5", "fd00::5"])],
    addresses: [anAddress("10.0.0.5", "web")],
    repairs: ["create fd00::5"],
    reasons: ["ClusterIPNotAllocated"],
  },
  {
    it: "tells of an address outside all ranges, and leaves it",
    services: [aService("web", ["192.0.2.1"])],
    reasons: ["ClusterIPOutOfRange"],
  },
  {
    it: "makes an address anew that names a service which is not there",
    services: [aService("web", ["10.0.0.5"])],
    addresses: [anAddress("10.0.0.5", "gone")],
    repairs: ["recreate 10.0.0.5", "remove 10.0.0.5"],
    reasons: ["ClusterIPNotAllocated", "IPAddressNotAllocated"],
  },
  {
    it: "tells of two services with one address, and leaves it to the first",
    services: [aService("web", ["10.0.0.5"]), aService("api", ["10.0.0.5"])],
    addresses: [anAddress("10.0.0.5", "web")],
    reasons: ["ClusterIPAlreadyAllocated"],
  },
  {
    it: "makes an address anew that lost its labels",
    services: [aService("web", ["10.0.0.5"])],
    addresses: [anAddress("10.0.0.5", "web", { change: { metadata: { name: "10.0.0.5" } } })],
    repairs: ["recreate 10.0.0.5"],
  },
  {
    it: "removes an old address whose service is gone",
    addresses: [anAddress("10.0.0.5", "gone", { age: 61 })],
    repairs: ["remove 10.0.0.5"],
    reasons: ["IPAddressNotAllocated"],
  },
  {
    it: "waits with a young one, whose service may be on its way",
    addresses: [anAddress("10.0.0.5", "new", { age: 59 })],
    young: ["10.0.0.5"],
  },
  {
    it: "removes an address that its service does not have",
    services: [aService("web", ["10.0.0.5"])],
    addresses: [anAddress("10.0.0.5", "web"), anAddress("10.0.0.6", "web")],
    repairs: ["remove 10.0.0.6"],
    reasons: ["IPAddressWrongReference"],
  },
  {
    it: "waits while an alias becomes a service with addresses",
    services: [aService("web", [], "ExternalName")],
    addresses: [anAddress("10.0.0.6", "web", { age: 30 })],
    young: ["10.0.0.6"],
  },
  {
    it: "does not touch what others manage",
    addresses: [anAddress("10.0.0.6", "gone", { change: { metadata: { name: "10.0.0.6", labels: {} } } })],
  },
];

for (const { it, services = [], addresses = [], repairs = [], reasons = [], young = [] } of rows) {
  test(`decideAddressRepair() ${it}`, () => {
    const decided = decideAddressRepair({
      services,
      addresses,
      serviceOf: (_, name) => services.find(({ metadata }) => metadata.name === name),
      addressOf: (name) => addresses.find(({ metadata }) => metadata.name === name),
      ranges: [addressRange("10.0.0.0/24"), addressRange("fd00::/112")],
      now,
    });
    expect(decided.repairs.map((one) => `${one.do} ${one.address}`)).toEqual(repairs);
    expect(decided.findings.map(({ reason }) => reason)).toEqual(reasons);
    expect(decided.young.map(({ address }) => address)).toEqual(young);
  });
}
