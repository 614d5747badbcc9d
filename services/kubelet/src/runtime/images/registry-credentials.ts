import type { ImageCredentials } from "../../ports/image.ts";
import { parseImageName } from "./image-name.ts";

/** The text of a Secret of type `kubernetes.io/dockerconfigjson`, or of the older `kubernetes.io/dockercfg`. */
export interface DockerConfigSecret {
  readonly type: string;
  /** By key, decoded. */
  readonly data: Readonly<Record<string, string>>;
}

interface AuthEntry {
  readonly username?: string;
  readonly password?: string;
  /** base64 of `username:password`. */
  readonly auth?: string;
  readonly identitytoken?: string;
  readonly registrytoken?: string;
}

/** The credentials of all secrets that are for this image's registry, the most specific first; empty to pull without any. */
export function credentialsFor(image: string, secrets: readonly DockerConfigSecret[]): ImageCredentials[] {
  const { registry, repository } = parseImageName(image);
  return secrets
    .flatMap((secret) => Object.entries(authsOf(secret)))
    .map(([key, entry]) => ({ key: withoutScheme(key), entry }))
    .filter(({ key }) => matches(key, { registry, path: repository }))
    .sort((a, b) => b.key.length - a.key.length)
    .map(({ key, entry }) => credentialsOf(key, entry));
}

/** A secret that cannot be read gives nothing: the pull then says what is missing. */
function authsOf({ type, data }: DockerConfigSecret): Record<string, AuthEntry> {
  try {
    if (type === "kubernetes.io/dockerconfigjson") return JSON.parse(data[".dockerconfigjson"] ?? "{}").auths ?? {};
    return type === "kubernetes.io/dockercfg" ? JSON.parse(data[".dockercfg"] ?? "{}") : {};
  } catch {
    return {};
  }
}

/** `https://index.docker.io/v1/` is how `docker login` writes the default registry. */
function withoutScheme(key: string): string {
  const bare = key
    .replace(/^https?:\/\//, "")
    .replace(/\/(v1|v2)?\/?$/, "")
    .replace(/\/$/, "");
  return bare === "index.docker.io" ? "docker.io" : bare;
}

/** A host of the key may have `*` inside each of its labels, and a path is a prefix of the repository. */
function matches(key: string, image: { registry: string; path: string }): boolean {
  const slash = key.indexOf("/");
  const [host, path] = slash < 0 ? [key, ""] : [key.slice(0, slash), key.slice(slash + 1)];
  const [wanted, given] = [splitPort(host), splitPort(image.registry)];
  if (wanted.port !== given.port) return false;
  const patterns = wanted.name.split(".");
  const labels = given.name.split(".");
  if (patterns.length !== labels.length) return false;
  if (!patterns.every((pattern, index) => globMatches(pattern, labels[index]!))) return false;
  return image.path.startsWith(path);
}

function splitPort(host: string) {
  const [, name, port] = /^(.*?)(?::(\d+))?$/.exec(host)!;
  return { name: name!, port };
}

const globMatches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`).test(text);

function credentialsOf(serverAddress: string, entry: AuthEntry): ImageCredentials {
  const [name, ...rest] = Buffer.from(entry.auth ?? "", "base64")
    .toString()
    .split(":");
  const username = entry.username || name;
  const password = entry.password || rest.join(":");
  return {
    serverAddress,
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(entry.identitytoken ? { identityToken: entry.identitytoken } : {}),
    ...(entry.registrytoken ? { registryToken: entry.registrytoken } : {}),
  };
}
