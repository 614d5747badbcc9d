import type { Service } from "@kubets/api/types/core-v1";

/** The variables of a service: `<NAME>_SERVICE_HOST`, `…_PORT`, and those of Docker links. */
export function serviceVariables({ metadata, spec }: Service): readonly (readonly [string, string])[] {
  const ip = spec?.clusterIP;
  const ports = spec?.ports ?? [];
  const [first] = ports;
  if (!ip || ip === "None" || !first) return [];
  const prefix = variableName(metadata.name ?? "");
  const host = ip.includes(":") ? `[${ip}]` : ip;
  return [
    [`${prefix}_SERVICE_HOST`, ip],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
    ...ports
      .filter(({ name }) => name)
      .map(({ name, port }) => [`${prefix}_SERVICE_PORT_${variableName(name!)}`, String(port)] as const),
    [`${prefix}_PORT`, `${(first.protocol ?? "TCP").toLowerCase()}://${host}:${first.port}`],
    ...ports.flatMap(({ port, protocol = "TCP" }) => {
      const link = `${prefix}_PORT_${port}_${protocol}`;
      return [
        [link, `${protocol.toLowerCase()}://${host}:${port}`],
        [`${link}_PROTO`, protocol.toLowerCase()],
        [`${link}_PORT`, String(port)],
        [`${link}_ADDR`, ip],
      ] as const;
    }),
  ];
}

const variableName = (name: string): string => name.toUpperCase().replaceAll("-", "_");

/** The API itself for every pod, and the services of its namespace where it wants links. */
export function servicesFor(services: readonly Service[], namespace: string, links: boolean): readonly Service[] {
  const isApi = ({ metadata }: Service) => metadata.namespace === "default" && metadata.name === "kubernetes";
  const own = links ? services.filter(({ metadata }) => metadata.namespace === namespace) : [];
  return [...services.filter((service) => isApi(service) && !own.includes(service)), ...own];
}
