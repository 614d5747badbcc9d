import { planRestore, type WantedTable } from "./plan-restore.ts";

const wanted = (chains: Record<string, string[]>, hooks: WantedTable["hooks"] = []): WantedTable => ({
  table: "nat",
  chains: new Map(Object.entries(chains)),
  hooks,
  owns: (chain) => chain.startsWith("K"),
});
const hook = { chain: "OUTPUT", rule: "-j KA", at: "first" } as const;

const rows: { it: string; current: Record<string, string[]>; wanted: WantedTable; lines: string[] }[] = [
  {
    it: "writes nothing when all is in place",
    current: { KA: ["-j X"], OUTPUT: ["-j Y", "-j KA"] },
    wanted: wanted({ KA: ["-j X"] }, [hook]),
    lines: [],
  },
  {
    it: "writes only the chain that differs",
    current: { KA: ["-j X"], KB: ["-j X"] },
    wanted: wanted({ KA: ["-j X"], KB: ["-j Z"] }),
    lines: [":KB - [0:0]", "-A KB -j Z"],
  },
  { it: "leaves chains of others", current: { DOCKER: ["-j X"] }, wanted: wanted({}), lines: [] },
  {
    it: "deletes its own after what led to them",
    current: { KA: ["-j KB"], KB: [] },
    wanted: wanted({ KA: [] }),
    lines: [":KB - [0:0]", ":KA - [0:0]", "-X KB"],
  },
  {
    it: "puts a hook before the rules of others",
    current: { KA: [], OUTPUT: ["-j Y"] },
    wanted: wanted({ KA: [] }, [hook]),
    lines: ["-I OUTPUT 1 -j KA"],
  },
  {
    it: "leaves one of two equal hooks",
    current: { KA: [], OUTPUT: ["-j KA", "-j Y", "-j KA"] },
    wanted: wanted({ KA: [] }, [hook]),
    lines: ["-D OUTPUT -j KA", "-D OUTPUT -j KA", "-I OUTPUT 1 -j KA"],
  },
];
for (const row of rows)
  test(`planRestore() ${row.it}`, () => {
    const { text } = planRestore(new Map(Object.entries(row.current)), row.wanted);
    expect(text).toBe(row.lines.length ? `*nat\n${row.lines.join("\n")}\nCOMMIT\n` : "");
  });

test("planRestore() writes many chains in parts: made first, filled in the order given, hooked last", () => {
  const many = Object.fromEntries(Array.from({ length: 1200 }, (_, at) => [`K${at}`, ["-j RETURN"]]));
  const { text, after } = planRestore(new Map([["K7", []]]), wanted(many, [{ ...hook, rule: "-j K1199" }]));
  const parts = text
    .split("COMMIT\n")
    .filter(Boolean)
    .map((part) => part.split("\n").filter(Boolean).slice(1));
  expect(parts.map((part) => part.length)).toEqual([1199, 501, 500, 200, 1]);
  expect(parts[1]!.slice(0, 2)).toEqual([":K7 - [0:0]", "-A K0 -j RETURN"]);
  expect(after.get("K1199")).toEqual(["-j RETURN"]);
});
