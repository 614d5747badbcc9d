import type { RuntimeError } from "../../ports/runtime-error.ts";
import { statusOf } from "./docker-error.ts";
import type { Engine } from "./engine.ts";

/** What dockerd may take beyond the grace. */
const marginMs = 60_000;

/** 304 says that it has ended before, 404 that it is gone, 409 that it does not run. */
const ended = new Set([304, 404, 409]);

/** SIGTERM and, after the grace, SIGKILL; at once without grace. Nothing for one that has ended. */
export async function stopDockerContainer({ docker, call }: Engine, id: string, graceSeconds: number): Promise<void> {
  const container = docker.getContainer(id);
  const t = Math.ceil(graceSeconds);
  try {
    await call(
      (abortSignal) =>
        t > 0 ? container.stop({ t, abortSignal }) : container.kill({ signal: "SIGKILL", abortSignal }),
      { deadlineMs: t * 1000 + marginMs },
    );
  } catch (error) {
    if (!ended.has(statusOf((error as RuntimeError).cause) ?? 0)) throw error;
  }
}
