import { Readable } from "node:stream";
import type { Runtime } from "../../ports/runtime.ts";
import type { Engine } from "./engine.ts";
import { pauseProgram } from "./pause-program.ts";
import { readProgress } from "./pull-progress.ts";
import { tarFile } from "./tar-file.ts";

/** The image of sandboxes that is made on the spot. */
export const builtPauseImage = "kubets/pause:1";

export interface PauseImageParts {
  readonly engine: Engine;
  readonly images: Pick<Runtime, "imageStatus" | "pullImage">;
  /** Another image than the built one, which is pulled where it is missing. */
  readonly named?: string;
}

/** Gives the name of the sandboxes' image, which is on the node then. Pods that start together wait for one making of it. */
export function pauseImage({ engine, images, named }: PauseImageParts): () => Promise<string> {
  const name = named ?? builtPauseImage;
  let making: Promise<unknown> | undefined;
  return async () => {
    if (await images.imageStatus(name)) return name;
    making ??= (named ? images.pullImage(named, []) : build(engine)).finally(() => {
      making = undefined;
    });
    await making;
    return name;
  };
}

async function build({ docker, call }: Engine): Promise<void> {
  const [repo, tag] = builtPauseImage.split(":");
  const archive = Readable.from([tarFile("pause", pauseProgram())]);
  const asked = { repo, tag, changes: ['ENTRYPOINT ["/pause"]'] };
  await call(async (abortSignal) => readProgress(await docker.importImage(archive, { ...asked, abortSignal })), {
    failure: "CreatePodSandboxError",
  });
}
