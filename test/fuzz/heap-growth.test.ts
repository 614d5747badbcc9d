import { heapGrowth } from "./heap-growth.ts";

const samples = (used: readonly number[]) => used.map((usedBytes, index) => ({ atMs: index * 10, usedBytes }));
const rows = [
  { it: "nothing where too little was seen", used: [1, 2, 3], growth: 0 },
  { it: "nothing where garbage comes and goes", used: [5, 9, 5, 9, 5, 9, 5, 9], growth: 0 },
  { it: "nothing of what the warming up takes", used: [1, 4, 7, 7, 7, 7, 7, 7], growth: 0 },
  { it: "what stays", used: [1, 1, 2, 9, 3, 9, 9, 4], growth: 2 },
];
for (const { it, used, growth } of rows) {
  test(`heapGrowth() is ${it}`, () => expect(heapGrowth(samples(used))).toBe(growth));
}
