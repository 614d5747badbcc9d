/** Helm 3 and 4, built from their Go modules, with a chart that has hooks. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { clientCache, describeWith, has } from "./client-program.ts";
import { writeChart } from "./write-chart.ts";

const run = promisify(execFile);

const helms = [
  { major: 3, module: "helm.sh/helm/v3", version: "v3.22.0" },
  { major: 4, module: "helm.sh/helm/v4", version: "v4.3.1" },
];

interface Revision {
  readonly revision: number;
  readonly status: string;
  readonly description: string;
}

describeWith({ name: "Go", found: has("go", "version") }, "helm", () => {
  let pair: Pair;
  let chart: string;
  beforeAll(async () => {
    for (const helm of helms) build(helm);
    chart = mkdtempSync(join(tmpdir(), "kubets-chart-"));
    writeChart(chart);
    pair = await startPair();
  }, 1_500_000);
  afterAll(async () => {
    rmSync(chart, { recursive: true, force: true });
    await pair?.stop();
  }, 30_000);

  for (const { major, version } of helms) {
    describe(version, () => {
      const namespace = `helm-${major}`;
      const helm = async (...args: string[]): Promise<string> => {
        const env = { ...process.env, KUBECONFIG: pair.kubeconfig, HELM_CACHE_HOME: clientCache("helm-home") };
        const flags = ["--namespace", namespace, ...args];
        return (await run(programOf(version), flags, { env, timeout: 60_000 })).stdout;
      };
      const get = async (path: string) => {
        const url = `${pair.server}/api/v1/namespaces/${namespace}/${path}`;
        const headers = ["--header", `Authorization: Bearer ${pair.token}`];
        return JSON.parse((await run("curl", ["--silent", "--insecure", ...headers, url])).stdout);
      };
      const hookRevision = async (hook: string) => (await get(`configmaps/shop-${hook}`)).data?.revision;

      test("install creates the namespace, the objects and the hooks", async () => {
        expect(await helm("install", "shop", chart, "--create-namespace")).toMatch(/STATUS: deployed/);
        expect((await get("configmaps/shop-web")).data).toEqual({ greeting: "hello" });
        expect([await hookRevision("pre-install"), await hookRevision("post-install")]).toEqual(["1", "1"]);
      }, 60_000);

      test("upgrade changes what the values change, and a dry run nothing", async () => {
        expect(await helm("upgrade", "shop", chart, "--set", "greeting=hi,replicas=3")).toMatch(/REVISION: 2/);
        expect((await get("configmaps/shop-web")).data).toEqual({ greeting: "hi" });
        expect(await hookRevision("post-upgrade")).toBe("2");
        expect(await helm("upgrade", "shop", chart, "--dry-run=server", "--set", "greeting=no")).toMatch(/"no"/);
        expect((await get("configmaps/shop-web")).data).toEqual({ greeting: "hi" });
      }, 60_000);

      test("rollback brings the first revision back", async () => {
        await helm("rollback", "shop", "1");
        expect((await get("configmaps/shop-web")).data).toEqual({ greeting: "hello" });
        const history: Revision[] = JSON.parse(await helm("history", "shop", "--output", "json"));
        expect(history.map(({ status }) => status)).toEqual(["superseded", "superseded", "deployed"]);
      }, 60_000);

      test("list, status, get and test know the release", async () => {
        expect(JSON.parse(await helm("list", "--output", "json"))).toMatchObject([{ name: "shop", revision: "3" }]);
        expect(JSON.parse(await helm("status", "shop", "--output", "json")).info.status).toBe("deployed");
        expect(await helm("get", "manifest", "shop")).toMatch(/kind: Deployment/);
        expect(await helm("test", "shop")).toMatch(/Phase: +Succeeded/);
      }, 60_000);

      test("uninstall removes all but the hooks", async () => {
        await helm("uninstall", "shop");
        expect((await get("configmaps/shop-web")).code).toBe(404);
        expect((await get("services/shop-web")).code).toBe(404);
        // As the manifest of the first revision has it, which the rollback brought back.
        expect(await hookRevision("post-delete")).toBe("1");
        expect(JSON.parse(await helm("list", "--output", "json"))).toEqual([]);
      }, 60_000);
    });
  }
});

const programOf = (version: string) => join(clientCache("bin"), `helm-${version}`);

/** Some minutes on two cores when nothing is cached; what is built is kept. */
function build({ module, version }: { module: string; version: string }): void {
  if (existsSync(programOf(version))) return;
  const folder = clientCache("bin");
  const env = { ...process.env, GOBIN: folder, GOFLAGS: "", CGO_ENABLED: "0" };
  execFileSync("go", ["install", "-ldflags", "-s -w", `${module}/cmd/helm@${version}`], {
    cwd: "/",
    env,
    stdio: "pipe",
  });
  renameSync(join(folder, "helm"), programOf(version));
}
