/** Clients in other languages against a fresh pair; each is skipped, with a word, where its toolchain is missing. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pair, startPair } from "../dev/start-pair.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const has = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

let pair: Pair;
let work: string;
beforeAll(async () => {
  pair = await startPair();
  work = mkdtempSync(join(tmpdir(), "kubets-clients-"));
}, 90_000);
afterAll(async () => {
  await pair.stop();
  rmSync(work, { recursive: true, force: true });
}, 30_000);

const hasGo = has("go", "version");
(hasGo ? describe : describe.skip)(`client-go${hasGo ? "" : " (skipped: no Go on this machine)"}`, () => {
  beforeAll(
    () => run("go", ["build", "-o", join(work, "informers"), "."], { cwd: join(here, "go-informers") }),
    600_000,
  );
  const ways = [
    { it: "JSON over HTTP/2", flags: [] },
    { it: "JSON over HTTP/1.1", flags: ["-http1"] },
    { it: "protobuf over HTTP/2", flags: ["-protobuf"] },
    { it: "protobuf over HTTP/1.1", flags: ["-http1", "-protobuf"] },
  ];
  test.each(ways)(
    "informers list, watch and resume with $it",
    async ({ flags }) => {
      const namespace = `informers-${flags.join("")}`.replaceAll(/-+$/g, "");
      const { stdout } = await run(join(work, "informers"), [
        "-server",
        pair.server,
        "-token",
        pair.token,
        "-namespace",
        namespace,
        ...flags,
      ]).catch((error) => error);
      expect(
        stdout
          .trim()
          .split("\n")
          .filter((line: string) => !line.startsWith("holds:")),
      ).toEqual([]);
      expect(stdout).toMatch(/resumes without listing again/);
    },
    120_000,
  );
});

const hasPython = has("python3", "-m", "venv", "--help");
(hasPython ? describe : describe.skip)(
  `Python gRPC${hasPython ? "" : " (skipped: no Python with venv on this machine)"}`,
  () => {
    const python = () => join(work, "venv/bin/python");
    beforeAll(async () => {
      await run("python3", ["-m", "venv", join(work, "venv")]);
      await run(python(), ["-m", "pip", "install", "--quiet", "grpcio", "grpcio-tools", "grpcio-reflection"]);
    }, 300_000);
    test("a client generated from proto/ creates, watches and lists services by reflection", async () => {
      const flags = [
        "--address",
        pair.grpcAddress,
        "--ca",
        pair.certificate,
        "--token",
        pair.token,
        "--proto",
        join(here, "../../proto"),
        "--work",
        work,
      ];
      const { stdout, stderr } = await run(python(), [join(here, "python-grpc/client.py"), ...flags]).catch(
        (error) => error,
      );
      expect(stderr).not.toMatch(/does not hold|Traceback/);
      expect(
        stdout
          .trim()
          .split("\n")
          .filter((line: string) => !line.startsWith("holds:")),
      ).toEqual([]);
      expect(stdout).toMatch(/UNAUTHENTICATED/);
    }, 180_000);
  },
);
