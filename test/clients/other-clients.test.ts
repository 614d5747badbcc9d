/** The clients of Python, Java and JavaScript, with the packages that their registries have; kept between runs. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { clientCache, describeWith, has, told } from "./client-program.ts";

const here = import.meta.dirname;
const prepareWithin = 600_000;
const runsWithin = 180_000;

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
}, 90_000);
afterAll(() => pair?.stop(), 30_000);

const sh = (command: string, args: readonly string[], cwd: string) =>
  void execFileSync(command, args, { cwd, stdio: "pipe" });

describeWith({ name: "Python with venv", found: has("python3", "-m", "venv", "--help") }, "the Python client", () => {
  const folder = clientCache("python-kubernetes-36.0.3");
  const python = join(folder, "bin/python");
  beforeAll(() => {
    if (existsSync(join(folder, "ready"))) return;
    sh("python3", ["-m", "venv", folder], folder);
    sh(python, ["-m", "pip", "install", "--quiet", "kubernetes==36.0.3"], folder);
    sh("touch", ["ready"], folder);
  }, prepareWithin);

  test(
    "creates, patches in every way, pages, watches, and goes without types",
    async () => {
      const { holds, problems } = await told(python, ["-W", "ignore", join(here, "python/client.py")], pair);
      expect(problems).toEqual([]);
      expect(holds.length).toBeGreaterThan(20);
    },
    runsWithin,
  );
});

const javaClients = [
  {
    title: "Java's fabric8 client",
    program: "java-fabric8",
    main: "Client",
    it: "creates, patches, applies, edits, pages, watches by WebSocket and informs",
    claims: 20,
  },
  {
    title: "the Java client",
    program: "java-kubernetes",
    main: "Main",
    it: "creates, patches in every way, applies, pages, watches, informs, elects a leader, controls, and speaks protobuf",
    claims: 45,
  },
];
for (const { title, program, main, it, claims } of javaClients) {
  describeWith({ name: "Maven", found: has("mvn", "--version") }, title, () => {
    const folder = clientCache(program);
    beforeAll(() => {
      cpSync(join(here, program), folder, { recursive: true });
      const goals = ["compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath"];
      try {
        sh("mvn", ["--offline", "--quiet", "--batch-mode", ...goals], folder);
      } catch {
        sh("mvn", ["--quiet", "--batch-mode", ...goals], folder); // the first time, or a new version
      }
    }, prepareWithin);

    test(
      it,
      async () => {
        const classpath = `target/classes:${readFileSync(join(folder, "classpath"), "utf8").trim()}`;
        const { holds, problems } = await told("java", ["-cp", classpath, main], { ...pair, cwd: folder });
        expect(problems).toEqual([]);
        expect(holds.length).toBeGreaterThan(claims);
      },
      runsWithin,
    );
  });
}

describeWith({ name: "npm", found: has("npm", "--version") }, "JavaScript's client", () => {
  const folder = clientCache("javascript-client-node-2.0.1");
  beforeAll(() => {
    if (existsSync(join(folder, "node_modules/@kubernetes/client-node"))) return;
    const flags = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", "."];
    sh("npm", ["install", ...flags, "@kubernetes/client-node@2.0.1"], folder);
  }, prepareWithin);

  test(
    "creates, patches in every way, pages, watches and informs",
    async () => {
      const { holds, problems } = await told(process.execPath, [join(here, "javascript/client.mjs"), folder], pair);
      expect(problems).toEqual([]);
      expect(holds.length).toBeGreaterThan(14);
    },
    runsWithin,
  );
});
