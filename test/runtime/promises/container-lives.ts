import { existsSync } from "node:fs";
import { readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { aContainer, untilTerm } from "../configs.ts";
import { it, type TestBed } from "../test-bed.ts";

/** How containers begin and end, and what they leave. */
export function containerLifePromises(bed: TestBed): void {
  const { runSandbox, run, ended, output } = bed;

  it("go from created through running to exited, with their times, code and reason", async () => {
    const pod = await runSandbox();
    const config = aContainer(bed.imageId, "sleep 0.3; exit 3", { attempt: 2, labels: { tier: "front" } });
    const id = await bed.runtime.createContainer(pod.id, config, pod.config);
    expect(await bed.runtime.containerStatus(id)).toMatchObject({ state: "Created", reason: "", pid: 0 });
    await bed.runtime.startContainer(id);
    const running = (await bed.runtime.containerStatus(id))!;
    expect(running).toMatchObject({
      ...{ state: "Running", name: "main", attempt: 2, sandboxId: pod.id, podUid: pod.config.uid },
      ...{
        image: "busybox:test",
        imageId: bed.imageId,
        imageRef: `docker://${bed.imageId}`,
        annotations: { hash: "abc" },
      },
    });
    expect(running.labels).toMatchObject({ tier: "front" });
    expect(running.finishedAt).toBeUndefined();
    const exited = await ended(id);
    expect(exited).toMatchObject({ exitCode: 3, reason: "Error" });
    expect(exited.finishedAt!.getTime()).toBeGreaterThanOrEqual(exited.startedAt!.getTime() + 250);
    const [listed] = await bed.runtime.listContainers({ podUid: pod.config.uid });
    expect(listed).toMatchObject({ id, state: "Exited", attempt: 2, annotations: { hash: "abc" } });
  });

  it("say Completed when they end well", async () => {
    expect(await ended(await run("exit 0"))).toMatchObject({ exitCode: 0, reason: "Completed" });
  });

  it("that cannot start throw RunContainerError and remain as exited", async () => {
    const pod = await runSandbox();
    const config = aContainer(bed.imageId, "", { command: ["/no/such/program"] });
    const id = await bed.runtime.createContainer(pod.id, config, pod.config);
    await expect(bed.runtime.startContainer(id)).rejects.toMatchObject({
      reason: "RunContainerError",
      message: expect.stringContaining("/no/such/program"),
    });
    expect(await bed.runtime.containerStatus(id)).toMatchObject({
      ...{ state: "Exited", reason: "ContainerCannotRun", exitCode: 127 },
      message: expect.stringContaining("no such file"),
    });
  });

  it("of an image that is not there throw CreateContainerError", async () => {
    const pod = await runSandbox();
    const config = aContainer(`sha256:${"0".repeat(64)}`, "");
    await expect(bed.runtime.createContainer(pod.id, config, pod.config)).rejects.toMatchObject({
      reason: "CreateContainerError",
    });
  });

  it("run command with args, args alone, or the image's own", async () => {
    const echo = { command: ["/bin/echo", "a"], args: ["b", "c"] };
    expect(await output("", echo)).toBe("a b c");
    expect(await output("", { command: [], args: ["/bin/echo", "from args"] })).toBe("from args");
    expect(await ended(await run("", { command: [], args: [] }))).toMatchObject({ exitCode: 0 });
  });

  it("stop on SIGTERM within the grace", async () => {
    const id = await run('trap "exit 7" TERM; while :; do sleep 0.05; done');
    await pause(100);
    await bed.runtime.stopContainer(id, 10);
    expect((await bed.runtime.containerStatus(id))!).toMatchObject({ state: "Exited", exitCode: 7 });
    await bed.runtime.stopContainer(id, 10);
  });

  it("are killed after the grace, and at once without one", async () => {
    const pod = await runSandbox();
    const deaf = await run('trap "" TERM; while :; do sleep 0.05; done', { pod });
    const other = await run('trap "" TERM; while :; do sleep 0.05; done', { pod, name: "other" });
    const begin = Date.now();
    await bed.runtime.stopContainer(other, 0);
    expect(Date.now() - begin).toBeLessThan(900);
    await bed.runtime.stopContainer(deaf, 1);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(1_000);
    expect((await bed.runtime.containerStatus(deaf))!.exitCode).toBe(137);
  });

  it("leave no trace when removed, even while they run; strangers are never listed", async () => {
    const id = await run(untilTerm);
    await bed.runtime.removeContainer(id);
    await bed.runtime.removeContainer(id);
    expect(await bed.runtime.containerStatus(id)).toBeUndefined();
    expect(await bed.runtime.containerLogPath(id)).toBeUndefined();
    await bed.runtime.stopContainer(id, 1);
    expect((await bed.runtime.listContainers()).map((each) => each.id)).not.toContain(id);
  });

  it("write a log that collectors find by its CRI path", async () => {
    const pod = await runSandbox();
    const id = await run("echo out; echo err >&2", { pod });
    await ended(id);
    const podLog = join(pod.config.logDirectory, "main/0.log");
    expect(await realpath(podLog)).toBe(await realpath((await bed.runtime.containerLogPath(id))!));
    const lines = (await readFile(podLog, "utf8")).trim().split("\n");
    const entries = lines.map((line) => JSON.parse(line) as { log: string; stream: string; time: string });
    expect(entries.map(({ log, stream }) => [stream, log]).sort()).toEqual([
      ["stderr", "err\n"],
      ["stdout", "out\n"],
    ]);
    const link = join(bed.logs, "containers", `web-0_default_main-${id}.log`);
    expect(await readlink(link)).toBe(podLog);
    await bed.runtime.removeContainer(id);
    expect(existsSync(podLog)).toBe(false);
    expect(existsSync(link)).toBe(false);
  });
}
