import { RuntimeError } from "../../ports/runtime-error.ts";
import type { Engine } from "./engine.ts";

/** How the API shows an image that a container is made of: by the digest it was pulled by, else by its id. */
export async function imageRefOf({ docker, find }: Engine, imageId: string): Promise<string> {
  const inspected = await find(() => docker.getImage(imageId).inspect());
  if (!inspected) throw new RuntimeError("CreateContainerError", `image ${imageId} is not on the node`);
  const [digest] = (inspected.RepoDigests ?? []).filter((name) => !name.includes("<none>"));
  return digest ? `docker-pullable://${digest}` : `docker://${inspected.Id}`;
}
