import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { relative } from "node:path";
import { type Manifest, manifestsOf } from "./find-documents.ts";

/** What `helm template` makes of every chart below a folder with the chart's own values. A chart that does not render is left out. */
export function* renderCharts(folder: string, helm: string): Generator<Manifest> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.name !== "Chart.yaml") continue;
    const rendered = template(helm, entry.parentPath);
    if (rendered) yield* manifestsOf(rendered, `chart ${relative(folder, entry.parentPath)}`);
  }
}

function template(helm: string, chart: string): string | undefined {
  try {
    return execFileSync(helm, ["template", "release", chart], { encoding: "utf8", stdio: "pipe", timeout: 20_000 });
  } catch {
    return undefined;
  }
}
