import { Readable } from "node:stream";
import type { Engine } from "./engine.ts";
import { pauseProgram } from "./pause-program.ts";
import { readProgress } from "./pull-progress.ts";
import { tarFile } from "./tar-file.ts";

/** The image of sandboxes that is made on the spot. */
export const builtPauseImage = "kubets/pause:1";

/** Makes the pause image where dockerd has none. */
export async function ensurePauseImage(engine: Engine): Promise<void> {
  const present = await engine.find(() => engine.docker.getImage(builtPauseImage).inspect());
  if (present) return;
  const [repo, tag] = builtPauseImage.split(":");
  const archive = Readable.from([tarFile("pause", pauseProgram())]);
  await engine.call(
    async (abortSignal) =>
      readProgress(
        await engine.docker.importImage(archive, { repo, tag, changes: ['ENTRYPOINT ["/pause"]'], abortSignal }),
      ),
    { failure: "CreatePodSandboxError" },
  );
}
