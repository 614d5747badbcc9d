import { readFileSync } from "node:fs";
import { allKinds } from "../schema/table.ts";
import { aggregatedDiscovery } from "./aggregated-discovery.ts";

type Document = ReturnType<typeof aggregatedDiscovery>;

const golden = (file: string): Document =>
  JSON.parse(readFileSync(new URL(`../../golden/${file}`, import.meta.url), "utf8"));

for (const root of ["api", "apis"] as const) {
  test(`aggregatedDiscovery() of /${root} is kube-apiserver's, in the same order`, () => {
    expect(aggregatedDiscovery(allKinds, root)).toEqual(golden(`discovery-${root}.json`));
  });
}
