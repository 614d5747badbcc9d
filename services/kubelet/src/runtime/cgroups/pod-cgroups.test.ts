import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { podCgroups } from "./pod-cgroups.ts";

/** A folder with the files that cgroup v2 would have; version 1 is tried on the kernel itself, by the runtime's suite. */
async function unifiedHierarchy(...cgroups: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "kubets-cgroup-"));
  await writeFile(join(root, "cgroup.controllers"), "cpu memory pids");
  for (const cgroup of cgroups) {
    await mkdir(join(root, cgroup), { recursive: true });
    await writeFile(join(root, cgroup, "cgroup.subtree_control"), "");
  }
  return root;
}

test("podCgroups() hands controllers down a unified hierarchy, writes limits and weighs the classes", async () => {
  const root = await unifiedHierarchy("", "kubepods", "kubepods/burstable");
  const cgroups = podCgroups({ managed: async () => true, root });
  await cgroups.ensure("/kubepods/burstable/pod1", { cpuShares: 1024, memoryLimitBytes: 1 << 20 });
  const read = (path: string) => readFile(join(root, path), "utf8");
  for (const cgroup of ["", "kubepods", "kubepods/burstable"])
    expect(await read(join(cgroup, "cgroup.subtree_control"))).toBe("+cpu +memory +pids");
  expect(await read("kubepods/burstable/pod1/memory.max")).toBe("1048576");
  expect(await read("kubepods/burstable/pod1/cpu.max")).toBe("max 100000");
  expect(await read("kubepods/burstable/pod1/cpu.weight")).toBe("39");
  expect(await read("kubepods/burstable/cpu.weight")).toBe("39");
  await rm(root, { recursive: true });
});

test("podCgroups() touches nothing where systemd owns the hierarchy", async () => {
  const root = await unifiedHierarchy("");
  const cgroups = podCgroups({ managed: async () => false, root });
  await cgroups.ensure("/kubepods/pod1", {});
  await cgroups.remove("/kubepods/pod1");
  expect(await readFile(join(root, "cgroup.subtree_control"), "utf8")).toBe("");
  await rm(root, { recursive: true });
});
