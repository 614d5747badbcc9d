import { RuntimeError } from "../../ports/runtime-error.ts";

/** An image name, complete: `busybox` is `docker.io/library/busybox:latest`. */
export interface ImageName {
  /** Host and port of the registry. */
  readonly registry: string;
  readonly repository: string;
  /** Absent when a digest is named. */
  readonly tag?: string;
  readonly digest?: string;
}

const defaultRegistry = "docker.io";
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const shape = {
  registry: /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d+)?$/,
  repository: new RegExp(`^${component}(?:/${component})*$`),
  tag: /^\w[\w.-]{0,127}$/,
  digest: /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/,
};

/** By the grammar of distribution's references. Throws `InvalidImageName`. */
export function parseImageName(image: string): ImageName {
  const [beforeDigest, digest, ...more] = image.split("@");
  const tagAt = beforeDigest!.lastIndexOf(":");
  const hasTag = tagAt > beforeDigest!.lastIndexOf("/");
  const name = hasTag ? beforeDigest!.slice(0, tagAt) : beforeDigest!;
  const tag = hasTag ? beforeDigest!.slice(tagAt + 1) : undefined;
  const { registry, repository } = splitRegistry(name);
  const valid =
    more.length === 0 &&
    shape.registry.test(registry) &&
    shape.repository.test(repository) &&
    (tag === undefined || shape.tag.test(tag)) &&
    (digest === undefined || shape.digest.test(digest));
  if (!valid)
    throw new RuntimeError("InvalidImageName", `couldn't parse image name "${image}": invalid reference format`);
  if (digest !== undefined) return { registry, repository, digest };
  return { registry, repository, tag: tag ?? "latest" };
}

/** The first part is a registry only if it looks like a host: it has a dot or a port, or is `localhost`. */
function splitRegistry(name: string) {
  const [first = "", ...rest] = name.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  const registry = isHost ? first.replace(/^index\.docker\.io$/, defaultRegistry) : defaultRegistry;
  const repository = isHost ? rest.join("/") : name;
  const isOfficial = registry === defaultRegistry && !repository.includes("/");
  return { registry, repository: isOfficial ? `library/${repository}` : repository };
}

/** Without tag: `docker.io/library/busybox`. */
export const repositoryOf = ({ registry, repository }: ImageName): string => `${registry}/${repository}`;

/** `docker.io/library/busybox:latest`: two names are of the same image when this is equal. */
export const canonicalName = (name: ImageName): string =>
  `${repositoryOf(name)}${name.digest ? `@${name.digest}` : `:${name.tag}`}`;

/** An image by its id rather than by a name: `sha256:` and 64 digits, or the digits alone. */
export const isImageId = (image: string): boolean => /^(sha256:)?[0-9a-f]{64}$/.test(image);
