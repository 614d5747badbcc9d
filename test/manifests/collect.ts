import { fetchSource } from "./fetch-source.ts";
import { findManifests, type Manifest } from "./find-documents.ts";
import { renderCharts } from "./render-charts.ts";
import { type Source, sources } from "./sources.ts";

/** Every manifest of every source once, however many files say the same; charts only where there is a helm. */
export function collect(helm?: string): Manifest[] {
  const seen = new Map<string, Manifest>();
  for (const source of sources) {
    const folder = fetched(source);
    if (!folder) continue;
    const found = [...findManifests(folder), ...(helm ? renderCharts(folder, helm) : [])];
    for (const manifest of found) {
      const text = JSON.stringify(manifest.object, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
      if (!seen.has(text)) seen.set(text, { ...manifest, from: `${source.name}: ${manifest.from}` });
    }
  }
  return [...seen.values()];
}

/** Without its registry, or its client, a source is left out. */
function fetched(source: Source): string | undefined {
  try {
    return fetchSource(source);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : error;
    process.stderr.write(`${source.name} ${source.version} is not to be had: ${why}\n`);
    return undefined;
  }
}
