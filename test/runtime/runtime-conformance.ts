import { existsSync } from "node:fs";
import { mkdtemp, readFile, readlink, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ContainerConfig } from "../../services/kubelet/src/ports/container-config.ts";
import type { PodSandboxConfig } from "../../services/kubelet/src/ports/pod-sandbox-config.ts";
import type { ContainerStatus, Runtime, RuntimeEvent } from "../../services/kubelet/src/ports/runtime.ts";
import type { StreamingRuntime } from "../../services/kubelet/src/ports/streaming.ts";
import { aContainer, aSandbox, plainSecurity, untilTerm } from "./configs.ts";
import { streamingConformance } from "./streaming-conformance.ts";

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
const it = (name: string, run: () => Promise<void>) => test(name, run, patience);

/** What every implementation of the Runtime port promises. */
export function runtimeConformance(open: () => Promise<TestedRuntime>): void {
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
  const run = async (
    script: string,
    { pod, ...more }: Partial<ContainerConfig> & { pod?: { id: string; config: PodSandboxConfig } } = {},
  ) => {
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

  it("version() names the runtime", async () => {
    expect((await runtime.version()).version).toMatch(/^\d+\.\d+/);
  });

  describe("sandboxes", () => {
    it("are ready with a process, and known again by labels and attempt", async () => {
      const { id, config } = await runSandbox({ attempt: 3 });
      const status = (await runtime.podSandboxStatus(id))!;
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
      expect(await runtime.listPodSandboxes({ podUid: config.uid })).toEqual([
        expect.objectContaining({ id, state: "Ready", attempt: 3, annotations: { note: "a value" } }),
      ]);
    });

    it("have a network of their own, with no interface but loopback", async () => {
      const { id } = await runSandbox();
      const { pid } = (await runtime.podSandboxStatus(id))!;
      expect(await readlink(`/proc/${pid}/ns/net`)).not.toBe(await readlink("/proc/self/ns/net"));
      expect((await readFile(`/proc/${pid}/net/dev`, "utf8")).match(/\w+(?=:)/g)).toEqual(["lo"]);
    });

    it("take their containers along when they stop, and remain as not ready", async () => {
      const pod = await runSandbox();
      const container = await run(untilTerm, { pod });
      await runtime.stopPodSandbox(pod.id);
      await runtime.stopPodSandbox(pod.id);
      expect((await runtime.podSandboxStatus(pod.id))!).toMatchObject({ state: "NotReady", pid: 0 });
      expect((await runtime.containerStatus(container))!.state).toBe("Exited");
    });

    it("are removed with their containers, logs and cgroup; a second time nothing happens", async () => {
      const pod = await runSandbox();
      const container = await run(untilTerm, { pod });
      expect(existsSync(`/sys/fs/cgroup/memory${pod.config.cgroupParent}`)).toBe(true);
      await runtime.stopPodSandbox(pod.id);
      await runtime.removePodSandbox(pod.id);
      await runtime.removePodSandbox(pod.id);
      expect(await runtime.podSandboxStatus(pod.id)).toBeUndefined();
      expect(await runtime.containerStatus(container)).toBeUndefined();
      expect(existsSync(pod.config.logDirectory)).toBe(false);
      expect(existsSync(`/sys/fs/cgroup/memory${pod.config.cgroupParent}`)).toBe(false);
    });

    it("share IPC with their containers, and PIDs when told, where the sandbox reaps orphans", async () => {
      const pod = await runSandbox({ shareProcessNamespace: true });
      const container = await run("(sleep 0.1 &) ; exec sleep 60", { pod });
      const { pid } = (await runtime.podSandboxStatus(pod.id))!;
      const own = (await runtime.containerStatus(container))!.pid;
      for (const kind of ["net", "ipc", "pid"])
        expect(await readlink(`/proc/${own}/ns/${kind}`)).toBe(await readlink(`/proc/${pid}/ns/${kind}`));
      await pause(300);
      expect(await shell(container, "ps -o stat,comm | grep -c '^Z' || true")).toBe("0");
    });

    it("of the host's network, PIDs and IPC join them", async () => {
      const pod = await runSandbox({ hostNetwork: true, hostPid: true, hostIpc: true });
      const own = (await runtime.containerStatus(await run("exec sleep 60", { pod })))!.pid;
      for (const kind of ["pid", "ipc"])
        expect(await readlink(`/proc/${own}/ns/${kind}`)).toBe(await readlink(`/proc/self/ns/${kind}`));
      expect(await readlink(`/proc/${own}/ns/net`)).toBe(
        await readlink(`/proc/${(await runtime.podSandboxStatus(pod.id))!.pid}/ns/net`),
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

    it("are made again where an earlier try was lost before the start", async () => {
      const config = aSandbox(tested.logs);
      const first = await runtime.runPodSandbox(config);
      sandboxes.push(first);
      await expect(runtime.runPodSandbox(config)).rejects.toMatchObject({ reason: "CreatePodSandboxError" });
      expect((await runtime.podSandboxStatus(first))!.state).toBe("Ready");
    });
  });

  describe("containers", () => {
    it("go from created through running to exited, with their times, code and reason", async () => {
      const pod = await runSandbox();
      const config = aContainer(imageId, "sleep 0.3; exit 3", { attempt: 2, labels: { tier: "front" } });
      const id = await runtime.createContainer(pod.id, config, pod.config);
      expect(await runtime.containerStatus(id)).toMatchObject({ state: "Created", reason: "", pid: 0 });
      await runtime.startContainer(id);
      const running = (await runtime.containerStatus(id))!;
      expect(running).toMatchObject({
        ...{ state: "Running", name: "main", attempt: 2, sandboxId: pod.id, podUid: pod.config.uid },
        ...{ image: "busybox:test", imageId, imageRef: `docker://${imageId}`, annotations: { hash: "abc" } },
      });
      expect(running.labels).toMatchObject({ tier: "front" });
      expect(running.finishedAt).toBeUndefined();
      const exited = await ended(id);
      expect(exited).toMatchObject({ exitCode: 3, reason: "Error" });
      expect(exited.finishedAt!.getTime()).toBeGreaterThanOrEqual(exited.startedAt!.getTime() + 250);
      const [listed] = await runtime.listContainers({ podUid: pod.config.uid });
      expect(listed).toMatchObject({ id, state: "Exited", attempt: 2, annotations: { hash: "abc" } });
    });

    it("say Completed when they end well", async () => {
      expect(await ended(await run("exit 0"))).toMatchObject({ exitCode: 0, reason: "Completed" });
    });

    it("that cannot start throw RunContainerError and remain as exited", async () => {
      const pod = await runSandbox();
      const config = aContainer(imageId, "", { command: ["/no/such/program"] });
      const id = await runtime.createContainer(pod.id, config, pod.config);
      await expect(runtime.startContainer(id)).rejects.toMatchObject({
        reason: "RunContainerError",
        message: expect.stringContaining("/no/such/program"),
      });
      expect(await runtime.containerStatus(id)).toMatchObject({
        ...{ state: "Exited", reason: "ContainerCannotRun", exitCode: 127 },
        message: expect.stringContaining("no such file"),
      });
    });

    it("of an image that is not there throw CreateContainerError", async () => {
      const pod = await runSandbox();
      const config = aContainer(`sha256:${"0".repeat(64)}`, "");
      await expect(runtime.createContainer(pod.id, config, pod.config)).rejects.toMatchObject({
        reason: "CreateContainerError",
      });
    });

    it("run command with args, args alone, or the image's own", async () => {
      const echo = { command: ["/bin/echo", "a"], args: ["b", "c"] };
      expect(await output("", echo)).toBe("a b c");
      expect(await output("", { command: [], args: ["/bin/echo", "from args"] })).toBe("from args");
      expect(await ended(await run("", { command: [], args: [] }))).toMatchObject({ exitCode: 0 });
    });

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
      const script =
        "id -u; id -G; grep -E 'NoNewPrivs|CapBnd|Seccomp:' /proc/self/status | tr -d '\\t'; touch /x 2>&1";
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

    it("have the OOM score they may have", async () => {
      expect(await output("cat /proc/self/oom_score_adj", { oomScoreAdj: 913 })).toBe("913");
      expect(Number(await output("cat /proc/self/oom_score_adj", { oomScoreAdj: -997 }))).toBeLessThanOrEqual(0);
    });

    it("stop on SIGTERM within the grace", async () => {
      const id = await run('trap "exit 7" TERM; while :; do sleep 0.05; done');
      await pause(100);
      await runtime.stopContainer(id, 10);
      expect((await runtime.containerStatus(id))!).toMatchObject({ state: "Exited", exitCode: 7 });
      await runtime.stopContainer(id, 10);
    });

    it("are killed after the grace, and at once without one", async () => {
      const pod = await runSandbox();
      const deaf = await run('trap "" TERM; while :; do sleep 0.05; done', { pod });
      const other = await run('trap "" TERM; while :; do sleep 0.05; done', { pod, name: "other" });
      const begin = Date.now();
      await runtime.stopContainer(other, 0);
      expect(Date.now() - begin).toBeLessThan(900);
      await runtime.stopContainer(deaf, 1);
      expect(Date.now() - begin).toBeGreaterThanOrEqual(1_000);
      expect((await runtime.containerStatus(deaf))!.exitCode).toBe(137);
    });

    it("leave no trace when removed, even while they run; strangers are never listed", async () => {
      const id = await run(untilTerm);
      await runtime.removeContainer(id);
      await runtime.removeContainer(id);
      expect(await runtime.containerStatus(id)).toBeUndefined();
      expect(await runtime.containerLogPath(id)).toBeUndefined();
      await runtime.stopContainer(id, 1);
      expect((await runtime.listContainers()).map((each) => each.id)).not.toContain(id);
    });

    it("write a log that collectors find by its CRI path", async () => {
      const pod = await runSandbox();
      const id = await run("echo out; echo err >&2", { pod });
      await ended(id);
      const podLog = join(pod.config.logDirectory, "main/0.log");
      expect(await realpath(podLog)).toBe(await realpath((await runtime.containerLogPath(id))!));
      const lines = (await readFile(podLog, "utf8")).trim().split("\n");
      const entries = lines.map((line) => JSON.parse(line) as { log: string; stream: string; time: string });
      expect(entries.map(({ log, stream }) => [stream, log]).sort()).toEqual([
        ["stderr", "err\n"],
        ["stdout", "out\n"],
      ]);
      const link = join(tested.logs, "containers", `web-0_default_main-${id}.log`);
      expect(await readlink(link)).toBe(podLog);
      await runtime.removeContainer(id);
      expect(existsSync(podLog)).toBe(false);
      expect(existsSync(link)).toBe(false);
    });
  });

  describe("execSync()", () => {
    it("gives output, errors and exit code of a command", async () => {
      const id = await run(untilTerm);
      const command = ["/bin/sh", "-c", "echo out; echo err >&2; exit 4"];
      const result = await runtime.execSync(id, { command, timeoutMs: 5_000 });
      expect([result.exitCode, result.stdout.toString(), result.stderr.toString()]).toEqual([4, "out\n", "err\n"]);
    });

    it("ends a command that takes too long, and says TimedOut", async () => {
      const id = await run(untilTerm);
      const exec = { command: ["/bin/sleep", "4242"], timeoutMs: 300 };
      await expect(runtime.execSync(id, exec)).rejects.toMatchObject({ reason: "TimedOut" });
      await pause(100);
      expect(await shell(id, "ps | grep -c '[s]leep 4242' || true")).toBe("0");
    });

    it("says NotFound of a container that is gone, and a code when the program is missing", async () => {
      const exec = { command: ["/no/such"], timeoutMs: 1_000 };
      await expect(runtime.execSync("0".repeat(64), exec)).rejects.toMatchObject({ reason: "NotFound" });
      expect([126, 127]).toContain((await runtime.execSync(await run(untilTerm), exec)).exitCode);
    });
  });

  describe("streams", () =>
    streamingConformance(() => ({
      runtime,
      run: async (script, more) => {
        const pod = await runSandbox();
        return { id: await run(script, { pod, ...more }), sandboxId: pod.id };
      },
    })));

  it("stats() tells memory and CPU of running containers", async () => {
    const pod = await runSandbox();
    const id = await run("while :; do :; done", { pod, resources: { cpuQuotaMicroseconds: 20_000 } });
    await pause(300);
    const stats = (await runtime.stats()).find((each) => each.id === id)!;
    expect(stats).toMatchObject({ podUid: pod.config.uid, name: "main", podName: "web-0" });
    expect(stats.cpuUsageNanoseconds).toBeGreaterThan(1_000_000n);
    expect(stats.memoryWorkingSetBytes).toBeGreaterThan(10_000);
  });

  describe("events()", () => {
    const collect = (until: AbortSignal) => {
      const told: RuntimeEvent[] = [];
      const done = (async () => {
        for await (const event of runtime.events(until)) told.push(event);
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
      await runtime.removeContainer(id);
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
      await tested.takeAway();
      await expect(runtime.listContainers()).rejects.toMatchObject({ reason: "Unreachable" });
      await expect(runtime.containerStatus(id)).rejects.toMatchObject({ reason: "Unreachable" });
      await pause(1_000);
      await tested.giveBack();
      await seen(told, "ContainerDied", id);
      expect(await ended(id)).toMatchObject({ exitCode: 0 });
      expect((await runtime.podSandboxStatus(pod.id))!.state).toBe("Ready");
      abort.abort();
      await done;
    });
  });

  describe("images", () => {
    it("are found by name, name without tag, and id; never by the first digits of an id", async () => {
      expect(await runtime.imageStatus("docker.io/library/busybox:test")).toMatchObject({ id: imageId });
      expect(await runtime.imageStatus(imageId)).toMatchObject({ id: imageId, tags: ["busybox:test"] });
      expect(await runtime.imageStatus("busybox")).toBeUndefined();
      expect(await runtime.imageStatus(imageId.slice(7, 19))).toBeUndefined();
      await expect(runtime.imageStatus("Not A Name")).rejects.toMatchObject({ reason: "InvalidImageName" });
    });

    it("are listed with their size", async () => {
      const [image] = (await runtime.listImages()).filter(({ id }) => id === imageId);
      expect(image!.tags).toEqual(["busybox:test"]);
      expect(image!.size).toBeGreaterThan(1_000_000);
    });
  });
}
