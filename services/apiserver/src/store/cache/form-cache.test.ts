import { entryOfValue, type StoredEntry } from "./entry.ts";
import { type FormCache, openFormCache } from "./form-cache.ts";

const value = Buffer.from('{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"},"data":{"k":"v"}}');
const entryIn = (forms: FormCache, revision = 7): StoredEntry =>
  entryOfValue(value, { key: `a${revision}`, namespace: "", name: "a", revision, forms });
const anEntry = (leastBytes = 1 << 20) => {
  const forms = openFormCache(leastBytes);
  return { forms, entry: entryIn(forms) };
};
const size = { byteLength: 10 };

/** Whether a form that was asked for before is still there. */
function isHeld(entry: StoredEntry): boolean {
  let isMade = false;
  entry.form("x", () => {
    isMade = true;
    return size;
  });
  return !isMade;
}

test("a form is made once", () => {
  const { entry } = anEntry();
  entry.form("x", () => size);
  expect(isHeld(entry)).toBe(true);
});

test("an object that was parsed for a form alone is not kept, but serves what the form is made of", () => {
  const { forms, entry } = anEntry();
  const objects: unknown[] = [];
  entry.form("x", (outer) => {
    objects.push(outer.object);
    return outer.form("y", ({ object }) => {
      objects.push(object);
      return size;
    });
  });
  expect(objects[1]).toBe(objects[0]);
  expect(forms.held.objects).toBe(0);
  expect(entry.object).not.toBe(objects[0]);
});

test("a form that cannot be made leaves nothing behind", () => {
  const { forms, entry } = anEntry();
  const fail = () => {
    throw new Error("unfit");
  };
  expect(() => entry.form("x", fail)).toThrow("unfit");
  expect(entry.object).toBe(entry.object);
  expect(forms.held.forms).toBe(0);
});

test("an object that somebody has asked for before stays", () => {
  const { entry } = anEntry();
  const { object } = entry;
  entry.form("x", () => size);
  expect(entry.object).toBe(object);
});

test("nothing is held of an entry that was replaced, and all can be made again", () => {
  const { forms, entry } = anEntry();
  expect(entry.object.metadata.resourceVersion).toBe("7");
  entry.form("x", () => size);
  forms.follow({ previous: entry });
  expect(forms.held).toEqual({ objects: 0, forms: 0 });
  expect(entry.object.metadata.resourceVersion).toBe("7");
});

test("a form larger than the budget is made each time, and drives nothing out", () => {
  const { forms, entry } = anEntry(500);
  entry.form("x", () => size);
  const large = entryIn(forms, 8);
  large.form("x", () => ({ byteLength: 1000 }));
  expect([isHeld(entry), isHeld(large)]).toEqual([true, false]);
});

test("objects leave their room to forms", () => {
  const { forms, entry } = anEntry(500);
  expect(entry.object).toBe(entry.object);
  entry.form("x", () => ({ byteLength: 250 }));
  expect(forms.held).toEqual({ objects: 0, forms: 450 });
});

test("beyond the budget the least recently used form goes first", () => {
  const { forms, entry: a } = anEntry(750);
  const [b, c] = [entryIn(forms, 8), entryIn(forms, 9)];
  for (const entry of [a, b, c]) entry.form("x", () => size);
  isHeld(a);
  entryIn(forms, 10).form("x", () => size);
  expect([isHeld(a), isHeld(c)]).toEqual([true, true]);
});

test("the budget follows what is stored, both ways", () => {
  const forms = openFormCache(0);
  const entries = Array.from({ length: 10 }, (_, index) => entryIn(forms, index + 1));
  for (const entry of entries) forms.follow({ entry });
  for (const entry of entries) entry.form("x", () => ({ byteLength: value.length }));
  expect(entries.every(isHeld)).toBe(true);
  const before = forms.held.forms;
  for (const previous of entries.slice(0, 9)) forms.follow({ previous });
  expect(forms.held.forms).toBe(before / 10);
  forms.follow({ previous: entries[9] });
  expect(forms.held.forms).toBe(0);
});
