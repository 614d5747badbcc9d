import { buffer, text } from "node:stream/consumers";
import { untilTerm } from "../configs.ts";
import { it, type TestBed } from "../test-bed.ts";

/** Streams of commands, of processes, and to ports. */
export function streamPromises(bed: TestBed): void {
  const { run, runSandbox } = bed;

  it("exec() carries input, both outputs and the exit code", async () => {
    const id = await run(untilTerm);
    const command = ["/bin/sh", "-c", "wc -c; echo oops >&2; exit 9"];
    const session = await bed.runtime.exec(id, { command, tty: false, stdin: true });
    session.stdin!.end(Buffer.alloc(300_000, "x"));
    expect(await Promise.all([text(session.stdout), text(session.stderr!)])).toEqual(["300000\n", "oops\n"]);
    expect(await session.exitCode()).toBe(9);
  });

  it("exec() loses nothing of a large output", async () => {
    const id = await run(untilTerm);
    const command = ["/bin/sh", "-c", "head -c 3000000 /dev/zero"];
    const session = await bed.runtime.exec(id, { command, tty: false, stdin: false });
    session.stderr!.resume();
    expect((await buffer(session.stdout)).length).toBe(3_000_000);
    expect(await session.exitCode()).toBe(0);
  });

  it("exec() with a terminal has one output and a size", async () => {
    const id = await run(untilTerm);
    const session = await bed.runtime.exec(id, { command: ["/bin/sh"], tty: true, stdin: true });
    await session.resize({ columns: 91, rows: 17 });
    session.stdin!.write("stty size; exit 3\n");
    expect(await text(session.stdout)).toContain("17 91");
    expect(session.stderr).toBeUndefined();
    expect(await session.exitCode()).toBe(3);
  });

  it("attach() joins the process itself, from now on", async () => {
    const id = await run("while read line; do echo got $line; done; echo end >&2; exit 5", {
      stdin: true,
      stdinOnce: true,
    });
    const session = await bed.runtime.attach(id, { stdin: true });
    session.stdin!.write("one\n");
    session.stdin!.end("two\n");
    expect(await Promise.all([text(session.stdout), text(session.stderr!)])).toEqual(["got one\ngot two\n", "end\n"]);
    expect(await session.exitCode()).toBe(5);
  });

  it("portForward() reaches a port of the pod's own loopback, and fails where nobody listens", async () => {
    const pod = await runSandbox();
    const id = await run("exec nc -ll -p 8080 -e /bin/cat", { pod });
    await bed.runtime.execSync(id, {
      command: ["/bin/sh", "-c", "until netstat -ltn | grep -q :8080; do sleep 0.05; done"],
      timeoutMs: 5_000,
    });
    const connection = await bed.runtime.portForward(pod.id, 8080);
    connection.end("hello there");
    expect(await text(connection)).toBe("hello there");
    await expect(text(await bed.runtime.portForward(pod.id, 8081))).rejects.toThrow(/8081/);
  });
}
