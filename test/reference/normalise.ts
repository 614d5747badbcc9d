type JsonObject = Readonly<Record<string, unknown>>;

const times = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\b/g;
const uids = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Of an object that an error shows. */
const shownRevisions = /(?<=resourceVersion\\*":\\*")\d+/g;

/** Numbers that identify something are told apart, by the order in which they were first seen. */
function naming(kind: string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const name = known.get(text) ?? `<${kind}:${known.size + 1}>`;
    known.set(text, name);
    return name;
  };
}

/** How some refused changes go on: the difference as a Go library prints it. */
const goDiff = /(?:(?<=if it was previously negative\))\n|\n@@ ).*/s;

interface Entry {
  readonly operation: string;
  readonly manager?: string;
  readonly apiVersion?: string;
  readonly subresource?: string;
}

const by =
  <T>(text: (item: T) => string) =>
  (a: T, b: T) =>
    text(a) < text(b) ? -1 : 1;

const rankOf = ({ operation, manager, apiVersion, subresource }: Entry) =>
  JSON.stringify([operation, manager, apiVersion, subresource]);

/**
 * Takes out of an answer what differs from server to server and from day to day: identities, revisions, times, the name of
 * the namespace. What is the same twice has the same name twice. Entries of managedFields stand in the order of their
 * times, causes of a conflict in none: both are put in the order of what they say.
 */
export function createNormaliser(namespace: string): (answer: unknown) => unknown {
  const uid = naming("uid");
  const revision = naming("rv");
  const address = naming("ip");
  const port = naming("port");
  const text = (value: string) =>
    value
      .replaceAll(namespace, "<ns>")
      .replaceAll(times, "<time>")
      .replaceAll(uids, uid)
      .replaceAll(shownRevisions, revision)
      .replaceAll(/(?<=in record \()\d+(?=\))/g, revision)
      .replaceAll(/kube-api-access-[a-z0-9]{5}/g, "kube-api-access-<hash>")
      .replace(/^10\.96\.\d+\.\d+$/, address)
      .replace(goDiff, "");

  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === "string")
      return key === "resourceVersion" && /^\d+$/.test(value) ? revision(value) : text(value);
    if (key === "nodePort") return port(String(value));
    if (Array.isArray(value)) {
      const items = value.map((item) => visit(item, ""));
      if (key === "managedFields") return (items as Entry[]).sort(by(rankOf));
      return key === "causes" ? items.sort(by(JSON.stringify)) : items;
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as JsonObject).map(([name, part]) => [text(name), visit(part, name)]),
    );
  };
  return (answer) => visit(answer, "");
}
