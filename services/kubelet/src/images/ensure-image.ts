import type { Container, Pod } from "@kubets/api/types/core-v1";
import type { ConfigSource } from "../container/environment.ts";
import type { Image, ImageCredentials } from "../ports/image.ts";
import type { Runtime } from "../ports/runtime.ts";
import { RuntimeError } from "../ports/runtime-error.ts";
import { isImageId, parseImageName } from "../runtime/images/image-name.ts";
import { credentialsFor } from "../runtime/images/registry-credentials.ts";

export interface ImageContext {
  readonly runtime: Pick<Runtime, "imageStatus" | "pullImage">;
  readonly config: ConfigSource;
  readonly tell: (type: "Normal" | "Warning", reason: string, message: string) => void;
  readonly signal: AbortSignal;
}

/** The image of a container, pulled as its policy says. Throws `RuntimeError`s that say why it cannot be had. */
export async function ensureImage(pod: Pod, container: Container, context: ImageContext): Promise<Image> {
  const { runtime, tell } = context;
  const name = container.image ?? "";
  const policy = container.imagePullPolicy ?? "IfNotPresent";
  refuseBadName(name, tell);
  const present = await runtime.imageStatus(name);
  if (present && policy !== "Always") {
    tell("Normal", "Pulled", `Container image "${name}" already present on machine`);
    return present;
  }
  if (policy === "Never") {
    const message = `Container image "${name}" is not present with pull policy of Never`;
    tell("Warning", "ErrImageNeverPull", message);
    throw new RuntimeError("ErrImageNeverPull", message);
  }
  tell("Normal", "Pulling", `Pulling image "${name}"`);
  return pull(name, credentialsFor(name, await pullSecrets(pod, context.config)), context);
}

function refuseBadName(name: string, tell: ImageContext["tell"]): void {
  if (isImageId(name)) return;
  try {
    parseImageName(name);
  } catch (error) {
    tell("Warning", "InspectFailed", `Failed to apply default image tag "${name}": ${(error as Error).message}`);
    throw error;
  }
}

/** Missing secrets are passed over: the pull's own failure tells the user. */
async function pullSecrets({ metadata, spec }: Pod, config: ConfigSource) {
  const named = spec.imagePullSecrets ?? [];
  const read = named.map(({ name = "" }) => config.secret(metadata.namespace ?? "", name).catch(() => undefined));
  const decode = (data: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, "base64").toString("utf8")]));
  return (await Promise.all(read)).flatMap((secret) =>
    secret ? [{ type: secret.type ?? "", data: decode(secret.data) }] : [],
  );
}

async function pull(
  name: string,
  credentials: readonly ImageCredentials[],
  { runtime, tell, signal }: ImageContext,
): Promise<Image> {
  const began = performance.now();
  try {
    const image = await abandonable(runtime.pullImage(name, credentials), signal);
    const took = `${((performance.now() - began) / 1000).toFixed(3)}s`;
    const size = `Image size: ${image.size} bytes.`;
    tell("Normal", "Pulled", `Successfully pulled image "${name}" in ${took} (${took} including waiting). ${size}`);
    return image;
  } catch (error) {
    if (signal.aborted) throw error;
    tell("Warning", "Failed", `Failed to pull image "${name}": ${(error as Error).message}`);
    throw error;
  }
}

/** Stops waiting when the signal aborts; the pull itself goes on, and serves who asks next. */
function abandonable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abandon = () => reject(new Error("the pod no longer needs it"));
    if (signal.aborted) abandon();
    signal.addEventListener("abort", abandon, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abandon));
  });
}
