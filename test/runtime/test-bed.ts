import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { ContainerConfig } from "../../services/kubelet/src/ports/container-config.ts";
import type { PodSandboxConfig } from "../../services/kubelet/src/ports/pod-sandbox-config.ts";
import type { ContainerStatus, Runtime } from "../../services/kubelet/src/ports/runtime.ts";
import type { StreamingRuntime } from "../../services/kubelet/src/ports/streaming.ts";
import { aContainer, aSandbox } from "./configs.ts";

/** A runtime under test, on a node that has the image `busybox:test` (busybox, `CMD ["sh"]`). */
export interface TestedRuntime {
  readonly runtime: Runtime & StreamingRuntime;
  /** Folder of the pods' logs. */
  readonly logs: string;
  /** Takes the runtime away, and gives it back; containers run on. */
  readonly takeAway: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A container takes its time on a busy machine. */
const patience = 30_000;
export const it = (name: string, run: () => Promise<void>) => test(name, run, patience);

export interface Pod {
  readonly id: string;
  readonly config: PodSandboxConfig;
}

export type TestBed = ReturnType<typeof openTestBed>;

/** What tests of a runtime run on. Opened before the first of them; after each its pods are removed. */
export function openTestBed(open: () => Promise<TestedRuntime>) {
  let tested: TestedRuntime;
  let runtime: TestedRuntime["runtime"];
  let imageId: string;
  beforeAll(async () => {
    tested = await open();
    runtime = tested.runtime;
    imageId = (await runtime.imageStatus("busybox:test"))!.id;
  }, 60_000);
  afterAll(() => tested?.stop(), 60_000);

  const sandboxes: string[] = [];
  afterEach(async () => {
    for (const id of sandboxes.splice(0)) {
      await runtime.stopPodSandbox(id);
      await runtime.removePodSandbox(id);
    }
  }, patience);

  const runSandbox = async (more: Partial<PodSandboxConfig> = {}) => {
    const config = aSandbox(tested.logs, more);
    const id = await runtime.runPodSandbox(config);
    sandboxes.push(id);
    return { id, config };
  };
  const run = async (script: string, { pod, ...more }: Partial<ContainerConfig> & { pod?: Pod } = {}) => {
    const { id: sandboxId, config } = pod ?? (await runSandbox());
    const id = await runtime.createContainer(sandboxId, aContainer(imageId, script, more), config);
    await runtime.startContainer(id);
    return id;
  };
  const ended = async (id: string): Promise<ContainerStatus> => {
    for (;;) {
      const status = await runtime.containerStatus(id);
      if (status?.state === "Exited") return status;
      await pause(20);
    }
  };
  const textOf = async (id: string): Promise<string> => {
    const lines = (await readFile((await runtime.containerLogPath(id))!, "utf8")).trim().split("\n");
    return lines.map((line) => (line ? (JSON.parse(line) as { log: string }).log : "")).join("");
  };
  /** What a script prints in a container of its own. */
  const output = async (script: string, more: Parameters<typeof run>[1] = {}): Promise<string> => {
    const id = await run(script, more);
    await ended(id);
    return (await textOf(id)).trim();
  };
  const shell = async (id: string, script: string) => {
    const { stdout } = await runtime.execSync(id, { command: ["/bin/sh", "-c", script], timeoutMs: 5_000 });
    return stdout.toString().trim();
  };
  return {
    get runtime() {
      return runtime;
    },
    /** Of `busybox:test`. */
    get imageId() {
      return imageId;
    },
    get logs() {
      return tested.logs;
    },
    takeAway: () => tested.takeAway(),
    giveBack: () => tested.giveBack(),
    /** Removes a sandbox after the test that the bed did not make. */
    keep: (id: string) => void sandboxes.push(id),
    ...{ runSandbox, run, ended, output, shell },
  };
}
