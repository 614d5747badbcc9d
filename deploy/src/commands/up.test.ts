import { nodeCount } from "./up.ts";

const local = (nodes: number) => ({ mode: "local" as const, nodes });
const rows = [
  { it: "starts with two", asked: undefined, held: undefined, count: 2 },
  { it: "keeps as many as there were", asked: undefined, held: local(3), count: 3 },
  { it: "adds nodes", asked: 4, held: local(3), count: 4 },
];
for (const { it: name, asked, held, count } of rows)
  test(`nodeCount() ${name}`, () => expect(nodeCount(asked, held)).toBe(count));

const refusals = [
  { it: "takes no node away", asked: 1, held: local(2), says: "has 2 nodes" },
  { it: "knows how many addresses there are", asked: 241, held: undefined, says: "between 1 and 240" },
  { it: "needs one at least", asked: 0, held: undefined, says: "between 1 and 240" },
];
for (const { it: name, asked, held, says } of refusals)
  test(`nodeCount() ${name}`, () => expect(() => nodeCount(asked, held)).toThrow(says));
