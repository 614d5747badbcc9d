import type { Service } from "@kubets/api/types/core-v1";
import { servicesFor, serviceVariables } from "./service-env.ts";

const service = (name: string, namespace: string, clusterIP = "10.96.0.7"): Service =>
  ({
    metadata: { name, namespace },
    spec: {
      clusterIP,
      ports: [
        { name: "http-alt", port: 80, protocol: "TCP" },
        { name: "dns", port: 53, protocol: "UDP" },
      ],
    },
  }) as unknown as Service;

test("serviceVariables() tells address, ports and links", () =>
  expect(Object.fromEntries(serviceVariables(service("my-web", "a")))).toEqual({
    MY_WEB_SERVICE_HOST: "10.96.0.7",
    MY_WEB_SERVICE_PORT: "80",
    MY_WEB_SERVICE_PORT_HTTP_ALT: "80",
    MY_WEB_SERVICE_PORT_DNS: "53",
    MY_WEB_PORT: "tcp://10.96.0.7:80",
    MY_WEB_PORT_80_TCP: "tcp://10.96.0.7:80",
    MY_WEB_PORT_80_TCP_PROTO: "tcp",
    MY_WEB_PORT_80_TCP_PORT: "80",
    MY_WEB_PORT_80_TCP_ADDR: "10.96.0.7",
    MY_WEB_PORT_53_UDP: "udp://10.96.0.7:53",
    MY_WEB_PORT_53_UDP_PROTO: "udp",
    MY_WEB_PORT_53_UDP_PORT: "53",
    MY_WEB_PORT_53_UDP_ADDR: "10.96.0.7",
  }));
test("serviceVariables() tells nothing of a headless service", () =>
  expect(serviceVariables(service("db", "a", "None"))).toEqual([]));

const all = [service("kubernetes", "default"), service("web", "a"), service("other", "b")];
const rows: [says: string, namespace: string, links: boolean, names: string[]][] = [
  ["gives a pod the API and its own namespace's", "a", true, ["kubernetes", "web"]],
  ["gives a pod without links the API alone", "a", false, ["kubernetes"]],
  ["gives the API once in its own namespace", "default", true, ["kubernetes"]],
];
for (const [says, namespace, links, names] of rows)
  test(`servicesFor() ${says}`, () =>
    expect(servicesFor(all, namespace, links).map(({ metadata }) => metadata.name)).toEqual(names));
