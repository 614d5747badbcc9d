import { setTimeout as pause } from "node:timers/promises";
import { it, type TestBed } from "../test-bed.ts";

/** What the runtime tells of itself, its images and what its containers use. */
export function nodePromises(bed: TestBed): void {
  const { runSandbox, run } = bed;

  it("version() names the runtime", async () => {
    expect((await bed.runtime.version()).version).toMatch(/^\d+\.\d+/);
  });

  it("stats() tells memory and CPU of running containers", async () => {
    const pod = await runSandbox();
    const id = await run("while :; do :; done", { pod, resources: { cpuQuotaMicroseconds: 20_000 } });
    await pause(300);
    const stats = (await bed.runtime.stats()).find((each) => each.id === id)!;
    expect(stats).toMatchObject({ podUid: pod.config.uid, name: "main", podName: "web-0" });
    expect(stats.cpuUsageNanoseconds).toBeGreaterThan(1_000_000n);
    expect(stats.memoryWorkingSetBytes).toBeGreaterThan(10_000);
  });

  it("images are found by name, name without tag, and id; never by the first digits of an id", async () => {
    expect(await bed.runtime.imageStatus("docker.io/library/busybox:test")).toMatchObject({ id: bed.imageId });
    expect(await bed.runtime.imageStatus(bed.imageId)).toMatchObject({ id: bed.imageId, tags: ["busybox:test"] });
    expect(await bed.runtime.imageStatus("busybox")).toBeUndefined();
    expect(await bed.runtime.imageStatus(bed.imageId.slice(7, 19))).toBeUndefined();
    await expect(bed.runtime.imageStatus("Not A Name")).rejects.toMatchObject({ reason: "InvalidImageName" });
  });

  it("images are listed with their size", async () => {
    const [image] = (await bed.runtime.listImages()).filter(({ id }) => id === bed.imageId);
    expect(image!.tags).toEqual(["busybox:test"]);
    expect(image!.size).toBeGreaterThan(1_000_000);
  });
}
