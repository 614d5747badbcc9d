import type { Service } from "@kubets/api/types/core-v1";
import type { Answer, RecordType } from "dns-packet";
import { type NamedEndpoint, namedEndpoints } from "./endpoint-records.ts";
import { type AskedName, parseName } from "./parse-name.ts";
import { addressOfReverse, comparable } from "./reverse-name.ts";
import type { ZoneView } from "./zone-view.ts";

export interface ZoneSettings {
  /** `cluster.local`. */
  readonly zone: string;
  /** Seconds that answers may be kept. */
  readonly ttl: number;
  /** Where the zone's name server is. */
  readonly addresses: readonly string[];
}

export interface Asked {
  /** As it was asked: answers carry it letter by letter. */
  readonly name: string;
  readonly type: RecordType;
}

/** What the zone says. `alias` is a name elsewhere, whose addresses belong to the answer. */
export interface ZoneAnswer {
  readonly code: "NOERROR" | "NXDOMAIN";
  readonly answers: readonly Answer[];
  readonly additionals: readonly Answer[];
  readonly authorities: readonly Answer[];
  readonly alias?: string;
}

/** Answers for the zone, and for addresses of the cluster; undefined for everything else. No I/O. */
export function answerOf(asked: Asked, view: ZoneView, settings: ZoneSettings): ZoneAnswer | undefined {
  const name = asked.name.toLowerCase().replace(/\.$/, "");
  const address = addressOfReverse(name);
  if (address !== undefined) return reverseAnswer(asked, address, { view, settings });
  const parsed = parseName(name, settings.zone);
  if (!parsed) return undefined;
  const found = recordsOf(parsed, view, settings);
  const authorities = [soa(settings)];
  if (!found) return { code: "NXDOMAIN", answers: [], additionals: [], authorities };
  const { ttl } = settings;
  if (found.alias !== undefined) {
    const cname: Answer = { type: "CNAME", name: asked.name, ttl, data: found.alias };
    const alias = asked.type === "CNAME" ? {} : { alias: found.alias };
    return { code: "NOERROR", answers: [cname], additionals: [], authorities: [], ...alias };
  }
  const answers = found.records
    .filter(({ type }) => type === asked.type || isAny(asked.type))
    .map((record) => ({ ...record, name: asked.name, ttl }) as Answer);
  const additionals = asked.type === "SRV" ? (found.targets ?? []) : [];
  return { code: "NOERROR", answers, additionals, authorities: answers.length ? [] : authorities };
}

/** A record without its owner and lifetime. */
type Bare = { readonly type: string; readonly data: unknown };

interface Found {
  readonly records: readonly Bare[];
  /** Addresses of what SRV records point at. */
  readonly targets?: readonly Answer[];
  readonly alias?: string;
}

/** Undefined for a name that does not exist; no records for one that does, or has names below. */
function recordsOf(asked: AskedName, view: ZoneView, settings: ZoneSettings): Found | undefined {
  const { zone, addresses } = settings;
  switch (asked.is) {
    case "zone":
      return {
        records: [
          { type: "SOA", data: soaData(settings) },
          { type: "NS", data: `ns.dns.${zone}` },
        ],
      };
    case "nameserver":
      return { records: addresses.map(addressRecord) };
    case "version":
      return { records: [{ type: "TXT", data: "1.1.0" }] };
    case "branch":
      return asked.namespace === undefined || view.hasNamespace(asked.namespace) ? { records: [] } : undefined;
    case "pod":
      return view.hasNamespace(asked.namespace) ? { records: [addressRecord(asked.address)] } : undefined;
    case "nothing":
      return undefined;
    default:
      return serviceRecords(asked, view, settings);
  }
}

type AskedService = Extract<AskedName, { is: "service" | "endpoint" | "port" }>;

function serviceRecords(asked: AskedService, view: ZoneView, settings: ZoneSettings): Found | undefined {
  const { namespace, service: name } = asked;
  const service = view.service(namespace, name);
  if (!service) return undefined;
  if (service.spec?.type === "ExternalName")
    return asked.is === "service" ? { records: [], alias: service.spec.externalName ?? "" } : undefined;
  const domain = `${name}.${namespace}.svc.${settings.zone}`;
  const endpoints = () => namedEndpoints(view.slices(namespace, name));
  if (asked.is === "endpoint") {
    const chosen = endpoints().filter(({ label }) => label === asked.endpoint);
    return chosen.length ? withPorts(chosen, { domain, settings }) : undefined;
  }
  const matches = (port: { readonly name?: string; readonly protocol?: string }) =>
    asked.is === "service" || (port.name === asked.port && port.protocol?.toLowerCase() === asked.protocol);
  const clusterIPs = clusterIPsOf(service);
  if (clusterIPs.length > 0) {
    const ports = (service.spec?.ports ?? []).filter((port) => matches({ protocol: "TCP", ...port }));
    if (asked.is === "port" && ports.length === 0) return undefined;
    const addresses = clusterIPs.map(addressRecord);
    const records = ports.map(({ port }) => srv(port, domain));
    return {
      records: asked.is === "service" ? [...addresses, ...records] : records,
      targets: addresses.map((record) => ({ ...record, name: domain, ttl: settings.ttl }) as Answer),
    };
  }
  const chosen = endpoints().map((endpoint) => ({ ...endpoint, ports: endpoint.ports.filter(matches) }));
  const found = withPorts(chosen, { domain, settings });
  if (asked.is === "service") return chosen.length ? found : undefined;
  const records = found.records.filter(({ type }) => type === "SRV");
  return records.length ? { ...found, records } : undefined;
}

/** Addresses of the endpoints, and for each of their ports where it is. */
function withPorts(
  endpoints: readonly NamedEndpoint[],
  { domain, settings }: { domain: string; settings: ZoneSettings },
): Found {
  const target = ({ label }: NamedEndpoint) => `${label}.${domain}`;
  return {
    records: endpoints.flatMap((endpoint) => [
      addressRecord(endpoint.address),
      ...endpoint.ports.map(({ port }) => srv(port, target(endpoint))),
    ]),
    targets: endpoints.map(
      (endpoint) => ({ ...addressRecord(endpoint.address), name: target(endpoint), ttl: settings.ttl }) as Answer,
    ),
  };
}

/** Addresses that are none of the cluster's are asked for elsewhere. */
function reverseAnswer(
  { name, type }: Asked,
  address: string,
  { view, settings }: { view: ZoneView; settings: ZoneSettings },
): ZoneAnswer | undefined {
  const { zone, ttl } = settings;
  const domainOf = (service: string | undefined, namespace: string | undefined) =>
    `${service}.${namespace}.svc.${zone}`;
  let domains = view.servicesAt(address).map(({ metadata }) => domainOf(metadata.name, metadata.namespace));
  if (domains.length === 0)
    domains = view.slicesAt(address).flatMap((slice) => {
      const domain = domainOf(slice.metadata.labels?.["kubernetes.io/service-name"], slice.metadata.namespace);
      return namedEndpoints([slice])
        .filter((endpoint) => comparable(endpoint.address) === address)
        .map(({ label }) => `${label}.${domain}`);
    });
  if (domains.length === 0) return undefined;
  const answers: Answer[] =
    type === "PTR" ? [...new Set(domains)].map((data) => ({ type: "PTR", name, ttl, data })) : [];
  return { code: "NOERROR", answers, additionals: [], authorities: answers.length ? [] : [soa(settings)] };
}

const clusterIPsOf = ({ spec }: Service): readonly string[] =>
  (spec?.clusterIPs ?? (spec?.clusterIP ? [spec.clusterIP] : [])).filter((ip) => ip !== "None");

const addressRecord = (address: string): Bare => ({ type: address.includes(":") ? "AAAA" : "A", data: address });

const srv = (port: number, target: string): Bare => ({ type: "SRV", data: { priority: 0, weight: 100, port, target } });

const soa = (settings: ZoneSettings): Answer => ({
  type: "SOA",
  name: settings.zone,
  ttl: settings.ttl,
  data: soaData(settings),
});

/** Nobody transfers the zone, so the serial stands still. */
const soaData = ({ zone, ttl }: ZoneSettings) => ({
  mname: `ns.dns.${zone}`,
  rname: `hostmaster.${zone}`,
  serial: 1,
  refresh: 7200,
  retry: 1800,
  expire: 86_400,
  minimum: ttl,
});

const isAny = (type: string): boolean => type === "ANY";
