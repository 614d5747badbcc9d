import type { TestClient } from "../../services/apiserver/src/server/testing-client.ts";
import { ask, type Form } from "./ask.ts";
import { differences } from "./differences.ts";
import type { Manifest } from "./find-documents.ts";
import { prepare } from "./prepare.ts";

export interface Comparison {
  readonly asked: number;
  /** Of those, how often the reference took the object. */
  readonly accepted: number;
  readonly differing: readonly Difference[];
}

export interface Difference {
  readonly from: string;
  readonly form: Form;
  readonly lines: readonly string[];
}

interface Servers {
  readonly ours: TestClient;
  readonly theirs: TestClient;
}

/** Asks two servers of every manifest, in every form it has. */
export async function compare(manifests: readonly Manifest[], { ours, theirs }: Servers): Promise<Comparison> {
  await Promise.all([prepare(ours, manifests), prepare(theirs, manifests)]);
  let [asked, accepted] = [0, 0];
  const differing: Difference[] = [];
  for (const manifest of manifests) {
    for (const form of manifest.text === undefined ? (["JSON"] as const) : (["JSON", "YAML"] as const)) {
      const askBoth = (about: Manifest, as: Form) => Promise.all([ask(ours, about, as), ask(theirs, about, as)]);
      let [our, their] = await askBoth(manifest, form);
      if (our.code === 409 || their.code === 409) [our, their] = await askBoth(renamed(manifest), "JSON");
      asked += 1;
      if (their.code === 201) accepted += 1;
      const lines = differences(our, their);
      if (lines.length) differing.push({ from: manifest.from, form, lines });
    }
  }
  return { asked, accepted, differing };
}

/** Under a name that neither server has from the start. */
const renamed = (manifest: Manifest): Manifest => ({
  ...manifest,
  object: {
    ...manifest.object,
    metadata: { ...manifest.object.metadata, name: `${manifest.object.metadata?.name}-2` },
  },
});
