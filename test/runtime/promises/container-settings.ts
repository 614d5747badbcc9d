import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainSecurity, untilTerm } from "../configs.ts";
import { it, type TestBed } from "../test-bed.ts";

/** What containers see and may do. */
export function containerSettingPromises(bed: TestBed): void {
  const { runSandbox, run, ended, output } = bed;

  it("have their variables, the last of a name winning, and their directory", async () => {
    const env = [
      { name: "A", value: "1" },
      { name: "A", value: 'two words = "x"' },
    ];
    expect(await output('echo "$A"; pwd', { env, workingDir: "/tmp" })).toBe('two words = "x"\n/tmp');
  });

  it("see mounts, read-only ones as such", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kubets-mount-"));
    await writeFile(join(folder, "file"), "from the node");
    const mount = { hostPath: folder, propagation: "None" as const };
    const mounts = [
      { ...mount, containerPath: "/rw", readOnly: false },
      { ...mount, containerPath: "/ro", readOnly: true },
    ];
    const said = await output("cat /ro/file; echo; echo back > /rw/back; (echo no > /ro/no) 2>&1", { mounts });
    expect(said).toMatch(/^from the node\n.*Read-only file system$/s);
    expect(await readFile(join(folder, "back"), "utf8")).toBe("back\n");
    await rm(folder, { recursive: true });
  });

  it("run as their user and groups, without new privileges, on a root that cannot be written", async () => {
    const security = {
      ...plainSecurity,
      ...{ user: "1000:2000", supplementalGroups: [3000], readOnlyRootFilesystem: true },
      ...{ allowPrivilegeEscalation: false, dropCapabilities: ["ALL"] },
    };
    const script = "id -u; id -G; grep -E 'NoNewPrivs|CapBnd|Seccomp:' /proc/self/status | tr -d '\\t'; touch /x 2>&1";
    const said = await output(script, { security });
    expect(said.split("\n")).toEqual([
      ...["1000", "2000 3000", "CapBnd:0000000000000000", "NoNewPrivs:1", "Seccomp:2"],
      "touch: /x: Read-only file system",
    ]);
  });

  it("get the capabilities that are added, with or without CAP_, and no seccomp when unconfined", async () => {
    const seccomp = { type: "Unconfined" as const };
    const caps = { dropCapabilities: ["ALL"], addCapabilities: ["NET_ADMIN", "CAP_CHOWN"] };
    const said = await output("grep -E 'CapBnd|Seccomp:' /proc/self/status | tr -d '\\t'", {
      security: { ...plainSecurity, ...caps, seccomp },
    });
    expect(said).toBe("CapBnd:0000000000001001\nSeccomp:0");
  });

  it("that are privileged see the node's devices", async () => {
    const said = await output("ls /dev | wc -l; mount -t tmpfs none /tmp && echo mounted", {
      security: { ...plainSecurity, privileged: true },
    });
    expect(said).toMatch(/mounted$/);
    expect(Number(said.split("\n")[0])).toBeGreaterThan(30);
  });

  it("are limited in CPU and memory, and say when memory was short", async () => {
    const resources = { cpuShares: 256, cpuQuotaMicroseconds: 20_000, cpuPeriodMicroseconds: 100_000 };
    const pod = await runSandbox();
    const limits = { ...resources, memoryLimitBytes: 16 << 20 };
    const id = await run(untilTerm, { pod, resources: limits });
    const folder = `${pod.config.cgroupParent}/${id}`;
    const read = async (file: string) => (await readFile(`/sys/fs/cgroup/${file}`, "utf8")).trim();
    expect(await read(`cpu${folder}/cpu.shares`)).toBe("256");
    expect(await read(`cpu${folder}/cpu.cfs_quota_us`)).toBe("20000");
    expect(await read(`memory${folder}/memory.limit_in_bytes`)).toBe(String(16 << 20));
    const eater = await run('x=a; while :; do x="$x$x"; done', { pod, name: "eater", resources: limits });
    expect(await ended(eater)).toMatchObject({ reason: "OOMKilled", exitCode: 137 });
  });

  it("get new limits while they run, and so do their pods", async () => {
    const limits = { cpuShares: 256, cpuQuotaMicroseconds: 20_000, memoryLimitBytes: 16 << 20 };
    const pod = await runSandbox({ resources: limits });
    const id = await run(untilTerm, { pod, resources: limits });
    await bed.runtime.updatePodSandboxResources(pod.id, { cpuShares: 512, memoryLimitBytes: 64 << 20 });
    await bed.runtime.updateContainerResources(id, { cpuShares: 512, memoryLimitBytes: 32 << 20 });
    const read = async (file: string) => (await readFile(`/sys/fs/cgroup/${file}`, "utf8")).trim();
    expect(await read(`memory${pod.config.cgroupParent}/memory.limit_in_bytes`)).toBe(String(64 << 20));
    expect(await read(`cpu${pod.config.cgroupParent}/cpu.cfs_quota_us`)).toBe("-1");
    expect(await read(`memory${pod.config.cgroupParent}/${id}/memory.limit_in_bytes`)).toBe(String(32 << 20));
    expect(await read(`cpu${pod.config.cgroupParent}/${id}/cpu.shares`)).toBe("512");
  });

  it("have the OOM score they may have", async () => {
    expect(await output("cat /proc/self/oom_score_adj", { oomScoreAdj: 913 })).toBe("913");
    expect(Number(await output("cat /proc/self/oom_score_adj", { oomScoreAdj: -997 }))).toBeLessThanOrEqual(0);
  });
}
