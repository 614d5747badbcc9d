import { setTimeout as pause } from "node:timers/promises";
import { untilTerm } from "../configs.ts";
import { it, type TestBed } from "../test-bed.ts";

/** Commands that run in a container and are waited for. */
export function commandPromises(bed: TestBed): void {
  const { run, shell } = bed;

  it("gives output, errors and exit code of a command", async () => {
    const id = await run(untilTerm);
    const command = ["/bin/sh", "-c", "echo out; echo err >&2; exit 4"];
    const result = await bed.runtime.execSync(id, { command, timeoutMs: 5_000 });
    expect([result.exitCode, result.stdout.toString(), result.stderr.toString()]).toEqual([4, "out\n", "err\n"]);
  });

  it("ends a command that takes too long, and says TimedOut", async () => {
    const id = await run(untilTerm);
    const exec = { command: ["/bin/sleep", "4242"], timeoutMs: 300 };
    await expect(bed.runtime.execSync(id, exec)).rejects.toMatchObject({ reason: "TimedOut" });
    await pause(100);
    expect(await shell(id, "ps | grep -c '[s]leep 4242' || true")).toBe("0");
  });

  it("says NotFound of a container that is gone, and a code when the program is missing", async () => {
    const exec = { command: ["/no/such"], timeoutMs: 1_000 };
    await expect(bed.runtime.execSync("0".repeat(64), exec)).rejects.toMatchObject({ reason: "NotFound" });
    expect([126, 127]).toContain((await bed.runtime.execSync(await run(untilTerm), exec)).exitCode);
  });
}
