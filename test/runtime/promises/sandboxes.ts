import { existsSync } from "node:fs";
import { readFile, readlink } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { aSandbox, untilTerm } from "../configs.ts";
import { it, type TestBed } from "../test-bed.ts";

/** Sandboxes: made, found again, joined, limited, stopped and removed. */
export function sandboxPromises(bed: TestBed): void {
  const { runSandbox, run, output, shell, keep } = bed;

  it("are ready with a process, and known again by labels and attempt", async () => {
    const { id, config } = await runSandbox({ attempt: 3 });
    const status = (await bed.runtime.podSandboxStatus(id))!;
    expect(status).toMatchObject({
      name: "web-0",
      namespace: "default",
      uid: config.uid,
      attempt: 3,
      state: "Ready",
    });
    expect(status.labels).toMatchObject({ app: "web" });
    expect(status.annotations).toEqual({ note: "a value" });
    expect(status.pid).toBeGreaterThan(0);
    expect(await bed.runtime.listPodSandboxes({ podUid: config.uid })).toEqual([
      expect.objectContaining({ id, state: "Ready", attempt: 3, annotations: { note: "a value" } }),
    ]);
  });

  it("have a network of their own, with no interface but loopback", async () => {
    const { id } = await runSandbox();
    const { pid } = (await bed.runtime.podSandboxStatus(id))!;
    expect(await readlink(`/proc/${pid}/ns/net`)).not.toBe(await readlink("/proc/self/ns/net"));
    expect((await readFile(`/proc/${pid}/net/dev`, "utf8")).match(/\w+(?=:)/g)).toEqual(["lo"]);
  });

  it("take their containers along when they stop, and remain as not ready", async () => {
    const pod = await runSandbox();
    const container = await run(untilTerm, { pod });
    await bed.runtime.stopPodSandbox(pod.id);
    await bed.runtime.stopPodSandbox(pod.id);
    expect((await bed.runtime.podSandboxStatus(pod.id))!).toMatchObject({ state: "NotReady", pid: 0 });
    expect((await bed.runtime.containerStatus(container))!.state).toBe("Exited");
  });

  it("are removed with their containers, logs and cgroup; a second time nothing happens", async () => {
    const pod = await runSandbox();
    const container = await run(untilTerm, { pod });
    expect(existsSync(`/sys/fs/cgroup/memory${pod.config.cgroupParent}`)).toBe(true);
    await bed.runtime.stopPodSandbox(pod.id);
    await bed.runtime.removePodSandbox(pod.id);
    await bed.runtime.removePodSandbox(pod.id);
    expect(await bed.runtime.podSandboxStatus(pod.id)).toBeUndefined();
    expect(await bed.runtime.containerStatus(container)).toBeUndefined();
    expect(existsSync(pod.config.logDirectory)).toBe(false);
    expect(existsSync(`/sys/fs/cgroup/memory${pod.config.cgroupParent}`)).toBe(false);
  });

  it("share IPC with their containers, and PIDs when told, where the sandbox reaps orphans", async () => {
    const pod = await runSandbox({ shareProcessNamespace: true });
    const container = await run("(sleep 0.1 &) ; exec sleep 60", { pod });
    const { pid } = (await bed.runtime.podSandboxStatus(pod.id))!;
    const own = (await bed.runtime.containerStatus(container))!.pid;
    for (const kind of ["net", "ipc", "pid"])
      expect(await readlink(`/proc/${own}/ns/${kind}`)).toBe(await readlink(`/proc/${pid}/ns/${kind}`));
    await pause(300);
    expect(await shell(container, "ps -o stat,comm | grep -c '^Z' || true")).toBe("0");
  });

  it("of the host's network, PIDs and IPC join them", async () => {
    const pod = await runSandbox({ hostNetwork: true, hostPid: true, hostIpc: true });
    const own = (await bed.runtime.containerStatus(await run("exec sleep 60", { pod })))!.pid;
    for (const kind of ["pid", "ipc"])
      expect(await readlink(`/proc/${own}/ns/${kind}`)).toBe(await readlink(`/proc/self/ns/${kind}`));
    expect(await readlink(`/proc/${own}/ns/net`)).toBe(
      await readlink(`/proc/${(await bed.runtime.podSandboxStatus(pod.id))!.pid}/ns/net`),
    );
  });

  it("set host name and sysctls for their containers", async () => {
    const pod = await runSandbox({ hostname: "db-7", sysctls: { "net.ipv4.ip_unprivileged_port_start": "80" } });
    const script = "hostname; cat /proc/sys/net/ipv4/ip_unprivileged_port_start";
    expect(await output(script, { pod })).toBe("db-7\n80");
  });

  it("limit all of a pod by its cgroup", async () => {
    const resources = { cpuShares: 512, memoryLimitBytes: 64 << 20, cpuQuotaMicroseconds: 50_000, pidsLimit: 77 };
    const { config } = await runSandbox({ resources });
    const read = async (file: string) => (await readFile(`/sys/fs/cgroup/${file}`, "utf8")).trim();
    expect(await read(`memory${config.cgroupParent}/memory.limit_in_bytes`)).toBe(String(64 << 20));
    expect(await read(`cpu${config.cgroupParent}/cpu.shares`)).toBe("512");
    expect(await read(`cpu${config.cgroupParent}/cpu.cfs_quota_us`)).toBe("50000");
    expect(await read(`pids${config.cgroupParent}/pids.max`)).toBe("77");
  });

  it("weigh burstable pods by what they asked for together", async () => {
    const shares = async (path: string) =>
      Number(await readFile(`/sys/fs/cgroup/cpu/kubepods/${path}cpu.shares`, "utf8"));
    const burstable = (uid: string, cpuShares: number) =>
      runSandbox({ uid, resources: { cpuShares }, cgroupParent: `/kubepods/burstable/pod${uid}` });
    const before = await burstable("first", 300).then(() => shares("burstable/"));
    const { id } = await burstable("second", 700);
    expect(await shares("burstable/")).toBe(before + 700);
    await bed.runtime.removePodSandbox(id);
    expect(await shares("burstable/")).toBe(before);
    expect(await shares("besteffort/")).toBe(2);
    expect(await shares("")).toBe(availableParallelism() * 1024);
  });

  it("are made again where an earlier try was lost before the start", async () => {
    const config = aSandbox(bed.logs);
    const first = await bed.runtime.runPodSandbox(config);
    keep(first);
    await expect(bed.runtime.runPodSandbox(config)).rejects.toMatchObject({ reason: "CreatePodSandboxError" });
    expect((await bed.runtime.podSandboxStatus(first))!.state).toBe("Ready");
  });
}
