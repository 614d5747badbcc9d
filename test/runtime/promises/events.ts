import { setTimeout as pause } from "node:timers/promises";
import type { RuntimeEvent } from "../../../services/kubelet/src/ports/runtime.ts";
import { it, type TestBed } from "../test-bed.ts";

/** What is told of containers, and what is known when the runtime was away. */
export function eventPromises(bed: TestBed): void {
  const { runSandbox, run, ended } = bed;
  const collect = (until: AbortSignal) => {
    const told: RuntimeEvent[] = [];
    const done = (async () => {
      for await (const event of bed.runtime.events(until)) told.push(event);
    })();
    return { told, done };
  };
  const seen = async (told: readonly RuntimeEvent[], type: RuntimeEvent["type"], id: string) => {
    const limit = Date.now() + 10_000;
    while (!told.some((event) => event.type === type && event.id === id)) {
      if (Date.now() > limit) throw new Error(`no ${type} of ${id} in ${JSON.stringify(told)}`);
      await pause(20);
    }
  };

  it("tell of creation, start, death and removal, and of what was there before", async () => {
    const pod = await runSandbox();
    const abort = new AbortController();
    const { told, done } = collect(abort.signal);
    await seen(told, "ContainerStarted", pod.id);
    const id = await run("exit 0", { pod });
    for (const type of ["ContainerCreated", "ContainerStarted", "ContainerDied"] as const) await seen(told, type, id);
    await bed.runtime.removeContainer(id);
    await seen(told, "ContainerRemoved", id);
    expect(new Set(told.filter((each) => each.id === id).map((each) => each.podUid))).toEqual(
      new Set([pod.config.uid]),
    );
    abort.abort();
    await done;
  });

  it("go on after the runtime was away, and tell what happened meanwhile", async () => {
    const pod = await runSandbox();
    const id = await run("sleep 1", { pod });
    const abort = new AbortController();
    const { told, done } = collect(abort.signal);
    await seen(told, "ContainerStarted", id);
    await bed.takeAway();
    await expect(bed.runtime.listContainers()).rejects.toMatchObject({ reason: "Unreachable" });
    await expect(bed.runtime.containerStatus(id)).rejects.toMatchObject({ reason: "Unreachable" });
    await pause(1_000);
    await bed.giveBack();
    await seen(told, "ContainerDied", id);
    expect(await ended(id)).toMatchObject({ exitCode: 0 });
    expect((await bed.runtime.podSandboxStatus(pod.id))!.state).toBe("Ready");
    abort.abort();
    await done;
  });
}
