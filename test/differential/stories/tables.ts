import { corpora } from "../corpus/index.ts";
import type { JsonObject } from "../edit.ts";
import type { Ask, Story } from "./story.ts";
import { tableObjects } from "./table-objects.ts";

const merge = { "content-type": "application/merge-patch+json" };
const table = "application/json;as=Table;g=meta.k8s.io;v=v1";

/** Objects of one collection, each with the status it is given, as a table in every way. */
const tablesOf = (collection: string, objects: readonly JsonObject[]): Story => ({
  name: `tables: ${collection.split("/").at(-1)}`,
  asks: [
    ...objects.flatMap(({ status, ...object }): Ask[] => {
      const name = (object["metadata"] as { name: string }).name;
      return [
        { ask: `POST ${collection}`, body: object },
        ...(status === undefined
          ? []
          : [{ ask: `PATCH ${collection}/${name}/status`, headers: merge, body: { status } }]),
      ];
    }),
    ...["", "?includeObject=None", "?includeObject=Object", "?includeObject=x", "?limit=1", "?labelSelector=no"].map(
      (query) => ({ ask: `GET ${collection}${query}`, headers: { accept: table } }),
    ),
    ...objects.map((object) => ({
      ask: `GET ${collection}/${(object["metadata"] as { name: string }).name}?includeObject=None`,
      headers: { accept: table },
    })),
  ],
});

/** What a server makes some of for itself, or what nothing here makes ready: their lists differ for reasons of their own. */
const ownAffairs: ReadonlySet<string> = new Set(
  "Namespace IPAddress ServiceCIDR ClusterRole ClusterRoleBinding FlowSchema PriorityLevelConfiguration APIService CustomResourceDefinition".split(
    " ",
  ),
);

const samples: readonly Story[] = corpora
  .filter(({ kind }) => !ownAffairs.has(kind.kind))
  .map(({ kind, samples, needs = [] }) => {
    const root = kind.apiVersion === "v1" ? "/api/v1" : `/apis/${kind.apiVersion}`;
    const collection = kind.namespaced ? `${root}/namespaces/{ns}/${kind.plural}` : `${root}/${kind.plural}`;
    const ofStory = (path: string) => path.replace("/namespaces/differential/", "/namespaces/{ns}/");
    const story = tablesOf(
      collection,
      samples.map(({ object, status }) =>
        JSON.parse(JSON.stringify({ ...object, ...(status ? { status } : {}) }).replaceAll('"differential"', '"{ns}"')),
      ),
    );
    return {
      ...story,
      name: `tables: samples of ${kind.kind}`,
      needs: needs.map(([path, object]) => [ofStory(path), object] as const),
    };
  });

export const tables: readonly Story[] = [
  ...Object.entries(tableObjects).map(([collection, objects]) => tablesOf(collection, objects)),
  ...samples,
];
