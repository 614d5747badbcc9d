import { entryOfValue } from "./entry.ts";
import { openFormCache } from "./form-cache.ts";

const value = Buffer.from('{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"},"data":{"k":"v"}}');
const anEntry = (maxBytes = 1 << 20) => {
  const forms = openFormCache(maxBytes);
  return { forms, entry: entryOfValue(value, { key: "a", namespace: "", name: "a", revision: 7, forms }) };
};
const size = { byteLength: 10 };

test("a form is made once", () => {
  const { entry } = anEntry();
  let made = 0;
  for (let i = 0; i < 3; i++) {
    entry.form("x", () => {
      made++;
      return size;
    });
  }
  expect(made).toBe(1);
});

test("an object that was parsed for a form alone is not kept", () => {
  const { entry } = anEntry();
  entry.form("x", ({ object }) => ({ byteLength: object.metadata.name!.length }));
  expect(entry.held?.object).toBeUndefined();
  expect(entry.held?.bytes).toBeGreaterThan(0);
  expect(entry.held?.bytes).toBeLessThan(value.length * 3);
});

test("an object that somebody has asked for before stays", () => {
  const { entry } = anEntry();
  const { object } = entry;
  entry.form("x", () => size);
  expect(entry.object).toBe(object);
});

test("what is held of a dropped entry can be made again", () => {
  const { forms, entry } = anEntry();
  entry.form("x", () => size);
  forms.drop(entry);
  expect(entry.held).toBeUndefined();
  expect(entry.object.metadata.resourceVersion).toBe("7");
});

test("beyond the budget what is held goes, and is made again when asked for", () => {
  const { entry } = anEntry(500);
  entry.form("x", () => ({ byteLength: 1000 }));
  expect(entry.held).toBeUndefined();
  expect(entry.object.metadata.name).toBe("a");
});
