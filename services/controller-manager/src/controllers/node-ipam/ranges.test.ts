import { firstFree, parseBlock } from "./ranges.ts";

const rows = [
  { it: "gives the first range of an empty block", block: ["10.244.0.0/16", 24], taken: [], is: "10.244.0.0/24" },
  {
    it: "fills a gap",
    block: ["10.244.0.0/16", 24],
    taken: ["10.244.0.0/24", "10.244.2.0/24"],
    is: "10.244.1.0/24",
  },
  {
    it: "passes over what a larger range covers",
    block: ["10.0.0.0/8", 16],
    taken: ["10.0.0.0/15"],
    is: "10.2.0.0/16",
  },
  { it: "is of another family", block: ["10.0.0.0/30", 31], taken: ["fd00::/64"], is: "10.0.0.0/31" },
  { it: "has no range left", block: ["10.0.0.0/31", 32], taken: ["10.0.0.0/32", "10.0.0.1/32"], is: undefined },
  { it: "gives IPv6 ranges", block: ["fd00:10:244::/56", 64], taken: ["fd00:10:244::/64"], is: "fd00:10:244:1::/64" },
] as const;
for (const { it, block, taken, is } of rows)
  test(`a block ${it}`, () => expect(firstFree(parseBlock(block[0], block[1]), taken)).toBe(is));

const wrong = [
  ["10.0.0.0", 24],
  ["ten/8", 24],
  ["10.0.0.0/24", 16],
  ["10.0.0.0/8", 30],
] as const;
for (const [cidr, mask] of wrong)
  test(`${cidr} cannot be cut into /${mask}`, () => expect(() => parseBlock(cidr, mask)).toThrow(cidr));
