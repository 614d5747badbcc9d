/** `pnpm check`: what must hold of the source itself. Types, lint and format, layers, lengths, generated code, docs. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { heavyImportProblems } from "./heavy-imports.ts";
import { layerProblems } from "./layers.ts";
import { brokenLinks } from "./links.ts";
import { longFileProblems } from "./long-files.ts";
import { filesBelow, root } from "./source-files.ts";

export interface CheckResult {
  readonly name: string;
  readonly problems: readonly string[];
}

const command = (name: string, program: string, ...args: string[]): CheckResult => {
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin", program), args, {
    cwd: root,
    encoding: "utf8",
  });
  return { name, problems: status === 0 ? [] : [`${stdout}${stderr}`.trim()] };
};

export function checkHouse(): CheckResult[] {
  const sources = ["packages", "services", "deploy", "test"].flatMap((folder) => filesBelow(folder, [".ts"]));
  const written = sources.filter(({ path }) => !path.includes("/generated/"));
  const docs = [
    ...filesBelow("docs", [".md"]),
    { path: "README.md", text: readFileSync(join(root, "README.md"), "utf8") },
  ];
  return [
    command("types", "tsc", "--noEmit"),
    command("lint and format", "biome", "check", "."),
    command("generated code is what the generator writes", "node", "packages/api/generate/main.ts", "--check"),
    {
      name: "imports follow layers.json",
      problems: layerProblems(JSON.parse(readFileSync(join(root, "layers.json"), "utf8")), written),
    },
    { name: "nobody loads what nobody uses", problems: heavyImportProblems(written) },
    { name: "long files say why", problems: longFileProblems(written) },
    { name: "links in the docs lead somewhere", problems: brokenLinks(root, docs) },
  ];
}

if (import.meta.main) {
  const results = checkHouse();
  for (const { name, problems } of results) {
    console.log(`${problems.length ? "✗" : "✓"} ${name}`);
    for (const problem of problems) console.log(problem);
  }
  process.exitCode = results.some(({ problems }) => problems.length) ? 1 : 0;
}
