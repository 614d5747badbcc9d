import type { Logger } from "@kubets/component";
import type { Runtime } from "../ports/runtime.ts";
import { imageCollector } from "../runtime/images/image-collector.ts";

const everyMs = 300_000;

/** Removes images that nobody uses from a disk that is getting full. */
export function collectImages(runtime: Runtime, { signal, log }: { signal: AbortSignal; log: Logger }): void {
  const collect = imageCollector({ runtime });
  const round = async () => {
    try {
      const { removed, failed } = await collect();
      if (removed.length > 0) log.info("Images were removed from a full disk", { images: removed.map(({ id }) => id) });
      for (const { image, error } of failed) log.info("An image cannot be removed", { image: image.id, error });
    } catch (error) {
      log.info("Images cannot be collected", { error });
    }
  };
  const timer = setInterval(() => void round(), everyMs);
  signal.addEventListener("abort", () => clearInterval(timer));
}
