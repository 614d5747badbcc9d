import { dirname, resolve } from "node:path";
import { parse } from "yaml";

/** What one context of a kubeconfig says: where the API server is, and who we are. Data is PEM, paths are absolute. */
export interface KubeconfigContext {
  readonly server: string;
  readonly namespace: string;
  readonly caData: Buffer | undefined;
  readonly caFile: string | undefined;
  readonly certData: Buffer | undefined;
  readonly certFile: string | undefined;
  readonly keyData: Buffer | undefined;
  readonly keyFile: string | undefined;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
  readonly tlsServerName: string | undefined;
  readonly insecureSkipTlsVerify: boolean;
}

interface Named {
  readonly name?: string;
  readonly [body: string]: unknown;
}

/** Reads the text of a kubeconfig. Throws with the path and what is missing. */
export function parseKubeconfig(text: string, path: string, context?: string): KubeconfigContext {
  const fail = (message: string): never => {
    throw new Error(`${path}: ${message}`);
  };
  const root: unknown = parse(text);
  if (typeof root !== "object" || root === null) return fail("not a kubeconfig");
  const file = root as Readonly<Record<string, unknown>>;
  const find = (list: string, body: string, name: unknown): Readonly<Record<string, unknown>> => {
    const items = (Array.isArray(file[list]) ? file[list] : []) as readonly Named[];
    const found = items.find((item) => item.name === name)?.[body];
    return typeof found === "object" && found !== null
      ? (found as Record<string, unknown>)
      : fail(`no ${body} "${name}"`);
  };
  const chosen = find("contexts", "context", context ?? file["current-context"]);
  const cluster = find("clusters", "cluster", chosen["cluster"]);
  const user = chosen["user"] ? find("users", "user", chosen["user"]) : {};

  const textOf = (from: Readonly<Record<string, unknown>>, key: string) =>
    typeof from[key] === "string" && from[key] !== "" ? (from[key] as string) : undefined;
  const data = (from: Readonly<Record<string, unknown>>, key: string) => {
    const value = textOf(from, key);
    return value === undefined ? undefined : Buffer.from(value, "base64");
  };
  const fileOf = (from: Readonly<Record<string, unknown>>, key: string) => {
    const value = textOf(from, key);
    return value === undefined ? undefined : resolve(dirname(path), value);
  };
  return {
    server: textOf(cluster, "server") ?? fail("the cluster has no server"),
    namespace: textOf(chosen, "namespace") ?? "default",
    caData: data(cluster, "certificate-authority-data"),
    caFile: fileOf(cluster, "certificate-authority"),
    certData: data(user, "client-certificate-data"),
    certFile: fileOf(user, "client-certificate"),
    keyData: data(user, "client-key-data"),
    keyFile: fileOf(user, "client-key"),
    token: textOf(user, "token"),
    tokenFile: fileOf(user, "tokenFile"),
    tlsServerName: textOf(cluster, "tls-server-name"),
    insecureSkipTlsVerify: cluster["insecure-skip-tls-verify"] === true,
  };
}

/** The gRPC door of the API server that a kubeconfig names: the same host, port 6444. */
export const grpcServerOf = (server: string): string => `${new URL(server).hostname}:6444`;
