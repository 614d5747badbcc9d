import { setTimeout as pause } from "node:timers/promises";
import type { Container, LifecycleHandler } from "@kubets/api/types/core-v1";
import type { Runtime } from "../ports/runtime.ts";
import { httpGet } from "../probes/http-get.ts";
import { portOf } from "../probes/port-of.ts";

export interface HookContext {
  readonly container: Container;
  readonly containerId: string;
  readonly podIP: string;
  readonly runtime: Pick<Runtime, "execSync">;
  readonly timeoutMs: number;
}

/** Runs a postStart or preStop hook to its end. Throws when it fails or takes longer than it may. */
export async function runHook(hook: LifecycleHandler, context: HookContext): Promise<void> {
  const { container, containerId, podIP, runtime, timeoutMs } = context;
  if (hook.exec) {
    const command = hook.exec.command ?? [];
    const { exitCode, stderr } = await runtime.execSync(containerId, { command, timeoutMs });
    if (exitCode !== 0)
      throw new Error(
        `command '${command.join(" ")}' exited with ${exitCode}: ${stderr.toString("utf8").slice(0, 1024)}`,
      );
  } else if (hook.httpGet) {
    const action = { ...hook.httpGet, port: hook.httpGet.port ? portOf(hook.httpGet.port, container) : 80 };
    await httpGet({ action, container, podIP, timeoutMs, userAgent: "kube-lifecycle/1.36" });
  } else if (hook.sleep) await pause(Math.min(hook.sleep.seconds * 1000, timeoutMs));
}
