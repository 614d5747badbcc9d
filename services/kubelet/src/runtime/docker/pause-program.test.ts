import { execFileSync } from "node:child_process";
import { pauseProgram } from "./pause-program.ts";
import { tarFile } from "./tar-file.ts";

test("pauseProgram() is small, and an executable of its architecture", () => {
  for (const [architecture, machine] of [
    ["x64", 62],
    ["arm64", 183],
  ] as const) {
    const program = pauseProgram(architecture);
    expect(program.subarray(0, 4).toString("latin1")).toBe("\x7fELF");
    expect(program.readUInt16LE(18)).toBe(machine);
    expect(program.length).toBeLessThan(300);
  }
});

test("pauseProgram() refuses an architecture that it does not know", () =>
  expect(() => pauseProgram("s390x")).toThrow("--pod-infra-image"));

test("tarFile() writes what tar reads", () => {
  const archive = tarFile("pause", Buffer.from("a program"));
  expect(execFileSync("tar", ["-tvf", "-"], { input: archive }).toString()).toMatch(/^-rwxr-xr-x 0\/0 +9 .* pause\n$/);
  expect(execFileSync("tar", ["-xOf", "-", "pause"], { input: archive }).toString()).toBe("a program");
});
