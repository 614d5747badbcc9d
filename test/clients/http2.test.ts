/** The HTTP/2 of the REST door against clients that know it well; each is skipped, with a word, where its toolchain is missing. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pair, startPair } from "../dev/start-pair.ts";

const run = promisify(execFile);
const has = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

let pair: Pair;
let work: string;
beforeAll(async () => {
  pair = await startPair();
  work = mkdtempSync(join(tmpdir(), "kubets-http2-"));
}, 90_000);
afterAll(async () => {
  await pair.stop();
  rmSync(work, { recursive: true, force: true });
}, 30_000);

/** The name of a part that may be missing here, with why. */
const named = (isThere: boolean, name: string, missing: string) =>
  isThere ? name : `${name} (skipped: no ${missing} on this machine)`;

const hasGo = has("go", "version");
(hasGo ? describe : describe.skip)(named(hasGo, "h2spec", "Go"), () => {
  beforeAll(
    () =>
      run("go", ["install", "github.com/summerwind/h2spec/cmd/h2spec@v2.2.1+incompatible"], {
        env: { ...process.env, GOBIN: work },
      }),
    600_000,
  );
  test("all of its cases pass: frames, flow control, HPACK", async () => {
    const port = new URL(pair.server).port;
    const flags = ["-t", "-k", "-h", "127.0.0.1", "-p", port, "-P", "/version", "-o", "5"];
    const { stdout } = await run(join(work, "h2spec"), flags).catch((error) => error);
    const [summary] = /\d+ tests, .*/.exec(stdout) ?? [stdout];
    expect(summary).toBe("145 tests, 145 passed, 0 skipped, 0 failed");
  }, 120_000);
});

const hasPython = has("python3", "-m", "venv", "--help");
(hasPython ? describe : describe.skip)(named(hasPython, "Python httpx", "Python with venv"), () => {
  beforeAll(async () => {
    await run("python3", ["-m", "venv", join(work, "venv")]);
    await run(join(work, "venv/bin/python"), ["-m", "pip", "install", "--quiet", "httpx[http2]"]);
  }, 300_000);
  test("creates, lists and watches over HTTP/2", async () => {
    const script = join(import.meta.dirname, "python-httpx/client.py");
    const { stdout, stderr } = await run(join(work, "venv/bin/python"), [script, pair.server, pair.token]).catch(
      (error) => error,
    );
    expect([stdout, stderr]).toEqual(["HTTP/2 201\nHTTP/2 200, all 200 found\nADDED m-0\nHTTP/2 413\n", ""]);
  }, 60_000);
});

const hasCurl = has("curl", "--http2", "--version");
(hasCurl ? describe : describe.skip)(named(hasCurl, "curl", "curl with HTTP/2"), () => {
  const versions = [
    { flag: "--http2", version: "2" },
    { flag: "--http1.1", version: "1.1" },
  ];
  test.each(versions)("$flag is served HTTP/$version", async ({ flag, version }) => {
    const flags = ["-sk", flag, "-o", join(work, "answer"), "-w", "%{http_version} %{http_code}"];
    const { stdout } = await run("curl", [...flags, `${pair.server}/version`]);
    expect(stdout).toBe(`${version} 200`);
  });
});
