import { type Document, isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from "yaml";
import { Failure } from "../failure.ts";

/** What a context consists of, as it stands in a kubeconfig. */
export interface ClusterEntry {
  readonly cluster: Readonly<Record<string, string>>;
  readonly user: Readonly<Record<string, string>>;
}

const empty = "apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\n";
const lists = ["clusters", "users", "contexts"] as const;

export interface Merged {
  readonly text: string;
  /** The context that was current before, if it was another one. */
  readonly previous: string | undefined;
}

/** The kubeconfig with this context in it, and current. Everything else stays as it is written, comments too. */
export function withContext(text: string, name: string, { cluster, user }: ClusterEntry): Merged {
  const document = parsed(text);
  const current = document.get("current-context");
  put(document, "clusters", { name, cluster });
  put(document, "users", { name, user });
  put(document, "contexts", { name, context: { cluster: name, user: name } });
  document.set("current-context", name);
  const previous = typeof current === "string" && current !== "" && current !== name ? current : undefined;
  return { text: document.toString({ lineWidth: 0 }), previous };
}

/** The kubeconfig without this context, its cluster and its user. */
export function withoutContext(text: string, name: string, previous: string | undefined): string {
  const document = parsed(text);
  const found = lists.map((list) => remove(document, list, name)).some(Boolean);
  if (document.get("current-context") === name) {
    const back = previous !== undefined && indexOf(listOf(document, "contexts"), previous) >= 0 ? previous : "";
    document.set("current-context", back);
    return document.toString({ lineWidth: 0 });
  }
  return found ? document.toString({ lineWidth: 0 }) : text;
}

function parsed(text: string): Document {
  const document = parseDocument(text.trim() === "" ? empty : text);
  if (document.errors.length > 0 || !isMap(document.contents))
    throw new Failure(
      `your kubeconfig is no valid YAML (${document.errors[0]?.message.split("\n")[0] ?? "no map"}); mend it, or point KUBECONFIG at another file.`,
    );
  return document;
}

type ListName = (typeof lists)[number];

function listOf(document: Document, list: ListName): YAMLSeq {
  const held = document.get(list);
  if (isSeq(held)) return held;
  const made = new YAMLSeq();
  document.set(list, made);
  return made;
}

const indexOf = (list: YAMLSeq, name: string): number =>
  list.items.findIndex((item) => item instanceof YAMLMap && item.get("name") === name);

function put(document: Document, list: ListName, entry: { readonly name: string } & Record<string, unknown>): void {
  const held = listOf(document, list);
  held.flow = false;
  const at = indexOf(held, entry.name);
  if (at < 0) held.add(document.createNode(entry));
  else held.set(at, document.createNode(entry));
}

function remove(document: Document, list: ListName, name: string): boolean {
  const held = document.get(list);
  const at = isSeq(held) ? indexOf(held, name) : -1;
  if (at >= 0) (held as YAMLSeq).delete(at);
  return at >= 0;
}
