/** What a name of the cluster's zone asks for (Kubernetes DNS-Based Service Discovery, version 1.1.0). */
export type AskedName =
  | { readonly is: "zone" }
  | { readonly is: "version" }
  | { readonly is: "nameserver" }
  /** `svc` or `pod`, with a namespace or without. */
  | { readonly is: "branch"; readonly namespace: string | undefined }
  | { readonly is: "service"; readonly namespace: string; readonly service: string }
  /** One endpoint of a service: its hostname, or its address with dashes. */
  | { readonly is: "endpoint"; readonly namespace: string; readonly service: string; readonly endpoint: string }
  | {
      readonly is: "port";
      readonly namespace: string;
      readonly service: string;
      readonly port: string;
      readonly protocol: string;
    }
  | { readonly is: "pod"; readonly namespace: string; readonly address: string }
  | { readonly is: "nothing" };

const nothing: AskedName = { is: "nothing" };

/** Reads a name in small letters, without its last dot; undefined when it is not below the zone. */
export function parseName(name: string, zone: string): AskedName | undefined {
  if (name === zone) return { is: "zone" };
  if (!name.endsWith(`.${zone}`)) return undefined;
  const labels = name
    .slice(0, -zone.length - 1)
    .split(".")
    .reverse();
  const [branch, namespace, second, third, fourth] = labels;
  if (labels.length === 1 && branch === "dns-version") return { is: "version" };
  if (labels.length === 2 && branch === "dns" && namespace === "ns") return { is: "nameserver" };
  if (branch !== "svc" && branch !== "pod") return nothing;
  if (labels.length <= 2) return { is: "branch", namespace };
  if (namespace === undefined || second === undefined) return nothing;
  if (branch === "pod") {
    const address = labels.length === 3 ? addressOf(second) : undefined;
    return address ? { is: "pod", namespace, address } : nothing;
  }
  if (third === undefined) return { is: "service", namespace, service: second };
  if (labels.length === 4) return { is: "endpoint", namespace, service: second, endpoint: third };
  if (labels.length === 5 && third.startsWith("_") && fourth?.startsWith("_"))
    return { is: "port", namespace, service: second, protocol: third.slice(1), port: fourth.slice(1) };
  return nothing;
}

/** `10-244-1-2` and `fd00--2` as addresses. */
function addressOf(label: string): string | undefined {
  if (/^\d{1,3}(-\d{1,3}){3}$/.test(label)) return label.replaceAll("-", ".");
  return /^[0-9a-f-]+$/.test(label) && label.includes("-") ? label.replaceAll("-", ":") : undefined;
}
