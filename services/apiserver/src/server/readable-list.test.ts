import { kindOf } from "@kubets/api";
import { recordOf } from "../kinds/index.ts";
import { entryOfValue } from "../store/cache/entry.ts";
import { openFormCache } from "../store/cache/form-cache.ts";
import { encodeObject } from "./encode-object.ts";
import { listBytes } from "./list-bytes.ts";
import { type Accepted, plainJson } from "./negotiate.ts";
import { readableList } from "./readable-list.ts";

const kind = kindOf("v1", "ConfigMap")!;
const forms = openFormCache(1 << 20);
const text = "a: line\n\n  another\n";

function entries(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const name = `c-${index}`;
    const metadata = { name, namespace: "a", uid: "u", creationTimestamp: "2026-01-01T00:00:00Z" };
    const value = {
      kind: "ConfigMap",
      apiVersion: "v1",
      metadata,
      data: { text, items: "[]", empty: "", number: "1" },
    };
    const options = { key: `/registry/configmaps/a/${name}`, namespace: "a", name, revision: index + 2, forms };
    return entryOfValue(Buffer.from(JSON.stringify(value)), options);
  });
}

const making = (accepted: Accepted, count: number) => ({
  kind,
  accepted,
  deps: { recordOf },
  result: { entries: entries(count), revision: 9, continue: "token", remainingItemCount: 3 },
});

const rows: { it: string; accepted: Accepted }[] = [
  { it: "indented JSON", accepted: { ...plainJson, pretty: true } },
  { it: "YAML", accepted: { ...plainJson, encoding: "yaml" } },
];
for (const { it, accepted } of rows) {
  for (const count of [1, 3]) {
    test(`${it} of ${count} items is that of the list as a whole`, async () => {
      const compact = await listBytes(making(plainJson, count));
      const whole = encodeObject(JSON.parse(compact.toString()), accepted).toString();
      expect((await readableList(making(accepted, count))).toString()).toBe(whole);
    });
  }

  test(`${it} of a long list leaves the event loop to others`, async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const began = performance.now();
    await readableList(making(accepted, 5000));
    isDone = true;
    // A turn may last eight milliseconds; the parts before and after the items are short.
    expect(turns).toBeGreaterThan(Math.min(3, (performance.now() - began) / 100));
  });
}
