import { overlapOfIndexes, parseIndexes } from "./job-indexes.ts";

test("counts single indexes and ranges", () => expect(parseIndexes("1,3-5,7", 10)).toEqual({ total: 5 }));
test("counts none in an empty text", () => expect(parseIndexes("", 10)).toEqual({ total: 0 }));
test("refuses an index past the last", () => expect(parseIndexes("0-10", 10).problem).toBe('too large index: "10"'));
test("refuses a list that goes back", () => expect(parseIndexes("3,1", 10).problem).toMatch(/non-increasing/));
test("finds the first index that two lists share", () => expect(overlapOfIndexes("0,2-5", "1,4-7", 10)).toBe(4));
test("finds none in lists that share none", () => expect(overlapOfIndexes("0,2", "1,3-9", 10)).toBeUndefined());
