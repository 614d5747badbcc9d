import type Dockerode from "dockerode";
import type { RuntimeError, RuntimeErrorReason } from "../../ports/runtime-error.ts";
import { statusOf } from "./docker-error.ts";
import type { Engine } from "./engine.ts";

/**
 * Creates a container. When its name is taken by one that never ran, then an earlier try got that far and its answer was lost:
 * it is replaced. One that has run is never touched.
 */
export async function createOver(
  engine: Engine,
  options: Dockerode.ContainerCreateOptions,
  failure: RuntimeErrorReason,
): Promise<string> {
  const create = () =>
    engine.call((abortSignal) => engine.docker.createContainer({ ...options, abortSignal }), { failure });
  try {
    return (await create()).id;
  } catch (error) {
    if (statusOf((error as RuntimeError).cause) !== 409 || !(await removeUnstarted(engine, options.name!))) throw error;
    return (await create()).id;
  }
}

async function removeUnstarted({ docker, find }: Engine, name: string): Promise<boolean> {
  const container = docker.getContainer(name);
  const inspected = await find((abortSignal) => container.inspect({ abortSignal }));
  if (inspected?.State.Status !== "created") return inspected === undefined;
  await find(() => container.remove({ v: true }));
  return true;
}
