import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../client/eventually.ts";
import { useCluster } from "./cluster.ts";
import { tryRun } from "./machine.ts";
import { type PageStep, pageSteps } from "./page-blocks.ts";
import { sameOutput } from "./same-output.ts";

const page = readFileSync(new URL("../../docs/tutorial.md", import.meta.url), "utf8");

/** Scripts that only look, and so may look again until they see what the page shows. */
const onlyLooks = /^(kubectl (get|logs|describe|explain|api-resources|rollout history)|curl|for i) /;
const lookAgainForMs = 20_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubets-tutorial-"));
  await useCluster();
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function runStep({ script, shows }: Extract<PageStep, { is: "run" }>): Promise<void> {
  const once = () => tryRun("bash", ["-ec", `{ ${script}\n} 2>&1`], { cwd: folder });
  let ran = await once();
  const good = () => ran.code === 0 && (shows === undefined || sameOutput(shows, ran.stdout));
  if (!good() && onlyLooks.test(script))
    await eventually(
      "the page's output",
      async () => {
        ran = await once();
        return good();
      },
      lookAgainForMs,
    ).catch(() => {});
  if (!good())
    throw new Error(
      `${script}ended with ${ran.code} and printed\n${ran.stdout}\nbut the page shows\n${shows ?? "(nothing)"}`,
    );
}

let broken = false;
const steps = pageSteps(page).map((step) => ({
  ...step,
  it: step.is === "save" ? `saves ${step.file}` : step.script.split("\n")[0]!,
}));
test.each(steps)(
  "docs/tutorial.md, line $line: $it",
  async (step) => {
    if (broken) throw new Error("an earlier step of the page has failed");
    broken = true;
    if (step.is === "save") await writeFile(join(folder, step.file), step.text);
    else await runStep(step);
    broken = false;
  },
  90_000,
);
