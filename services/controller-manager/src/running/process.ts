import { type Cache, type Controller, type ControllerRuntime, holdKinds, runController } from "@kubets/client";

/** Something that runs while we lead: a declared controller, or one whose work has another shape. */
export interface Process {
  readonly name: string;
  readonly source?: string;
  /** Lets the cache hold the kinds it looks at. */
  readonly hold: (cache: Cache) => void;
  readonly run: (runtime: ControllerRuntime, signal: AbortSignal) => Promise<void>;
}

export const declared = (controller: Controller): Process => ({
  name: controller.name,
  ...(controller.source ? { source: controller.source } : {}),
  hold: (cache) => holdKinds(controller, cache),
  run: (runtime, signal) => runController(controller, runtime, signal),
});
