import { expand } from "./expand.ts";

const values = new Map([
  ["A", "1"],
  ["EMPTY", ""],
  ["NESTED", "$(A)"],
]);
const rows: [says: string, text: string, wanted: string][] = [
  ["puts a value in", "x$(A)y", "x1y"],
  ["puts an empty value in", "x$(EMPTY)y", "xy"],
  ["leaves what is not known", "$(B)", "$(B)"],
  ["takes a doubled sign for a sign", "$$(A) $$", "$(A) $"],
  ["expands after a doubled sign", "$$$(A)", "$1"],
  ["does not expand what it put in", "$(NESTED)", "$(A)"],
  ["leaves what is not closed", "$(A", "$(A"],
  ["leaves a lone sign", "5$ a", "5$ a"],
];
for (const [says, text, wanted] of rows) test(`expand() ${says}`, () => expect(expand(text, values)).toBe(wanted));
