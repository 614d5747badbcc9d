/** `registry:5000/path/name:tag@digest`, as the distribution reference grammar writes it. */
const reference =
  /^(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::(?<tag>\w[\w.-]{0,127}))?(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/;

/** An image's id alone is no name of an image. */
const isId = /^[a-f0-9]{64}$/;
const longestName = 255;

/** Counted with the registry and the library that a bare name stands for. */
function isTooLong(image: string): boolean {
  const name = image.replace(/@.*$/, "").replace(/:[^/]*$/, "");
  const [first = "", ...rest] = name.split("/");
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const full = hasRegistry ? name : `docker.io/${rest.length ? "" : "library/"}${name}`;
  return full.length > longestName;
}

/** An image that names neither a tag nor a digest is `latest`, which may change under its name. */
export function imagePullPolicy(image: string): "Always" | "IfNotPresent" {
  const parts = reference.exec(image)?.groups;
  if (!parts || isId.test(image) || isTooLong(image)) return "IfNotPresent";
  const tag = parts.tag ?? (parts.digest ? "" : "latest");
  return tag === "latest" ? "Always" : "IfNotPresent";
}
