import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Backend, type Family, openIptables } from "./iptables.ts";
import { keepTables } from "./keep-tables.ts";
import type { WantedTable } from "./plan-restore.ts";
import type { Rule } from "./rule.ts";
import { ruleText } from "./rule-text.ts";

/** A process that holds an empty network namespace open until the test ends. */
async function openNamespace(): Promise<{ prefix: string[]; close: () => void }> {
  const holder = spawn("unshare", ["--net", "sh", "-c", "echo ready; exec sleep 120"]);
  await once(holder.stdout, "data");
  return { prefix: ["nsenter", `--net=/proc/${holder.pid}/ns/net`], close: () => void holder.kill("SIGKILL") };
}

const rulesOf = (address: string): Rule[] => [
  {
    comment: "default/web:http cluster IP",
    protocol: "tcp",
    destination: address,
    destinationPort: 80,
    target: { jump: "OTHER" },
  },
  {
    source: { not: `${address}` },
    protocol: "udp",
    destinationPort: { first: 10, last: 20 },
    target: { mark: { value: 0x4000, mask: 0x4000 } },
  },
  {
    comment: `it's "quoted" \\ text`,
    matches: [{ match: "addrtype", destination: "LOCAL" }],
    target: { jump: "OTHER" },
  },
  { matches: [{ match: "addrtype", source: { not: "LOCAL" } }], target: "RETURN" },
  { comment: "plain-word", matches: [{ match: "statistic", probability: 1 / 3 }], target: { jump: "OTHER" } },
  { matches: [{ match: "statistic", probability: 1 / 7 }], target: "RETURN" },
  { matches: [{ match: "mark", mark: { not: { value: 0x4000, mask: 0x4000 } } }], target: "RETURN" },
  { target: { flipMark: 0x4000 } },
  {
    inInterface: "veth+",
    outInterface: { not: "eth0" },
    matches: [{ match: "conntrack", states: ["INVALID"] }],
    target: "RETURN",
  },
  { matches: [{ match: "conntrack", states: ["RELATED", "ESTABLISHED"] }], target: "ACCEPT" },
];
const natOnly = (to: string): Rule[] => [{ protocol: "tcp", comment: "default/web:http", target: { dnat: to } }];
const recentRules = (family: Family): Rule[] => [
  { matches: [{ match: "recent", family, name: "KUBE-X", seenWithinSeconds: 10, reap: true }], target: "RETURN" },
  { protocol: "tcp", matches: [{ match: "recent", family, name: "KUBE-X", set: true }], target: "ACCEPT" },
];
const wantedTables = (family: Family): WantedTable[] => {
  const address = family === "IPv4" ? "10.96.0.10" : "fd00::10";
  const chains = new Map([
    ["KUBE-ONE", [...rulesOf(address), ...recentRules(family)].map(ruleText)],
    ["KUBE-TWO", natOnly(family === "IPv4" ? "10.244.0.2:8080" : "[fd00::2]:8080").map(ruleText)],
    ["OTHER", []],
  ]);
  return [
    {
      table: "nat",
      chains,
      hooks: [
        { chain: "OUTPUT", rule: ruleText({ comment: "our portals", target: { jump: "KUBE-ONE" } }), at: "first" },
      ],
      owns: (chain) => chain.startsWith("KUBE-"),
    },
    {
      table: "filter",
      chains: new Map([["KUBE-ONE", [ruleText({ protocol: "tcp", destinationPort: 1, target: "DROP" })]]]),
      hooks: [{ chain: "FORWARD", rule: ruleText({ target: { jump: "KUBE-ONE" } }), at: "last" }],
      owns: (chain) => chain.startsWith("KUBE-"),
    },
  ];
};

const backends: { backend: Backend; family: Family }[] = [
  { backend: "nft", family: "IPv4" },
  { backend: "nft", family: "IPv6" },
  { backend: "legacy", family: "IPv4" },
  { backend: "legacy", family: "IPv6" },
];
for (const { backend, family } of backends)
  describe(`iptables (${backend}, ${family})`, () => {
    test("rules are printed as they were written, so a second keeper has nothing to do", async () => {
      const { prefix, close } = await openNamespace();
      try {
        const iptables = openIptables({ family, backend, prefix });
        const wanted = wantedTables(family);
        expect(await keepTables(iptables).apply(wanted)).toBe(true);
        expect((await iptables.read("nat")).get("KUBE-ONE")).toEqual(wanted[0]!.chains.get("KUBE-ONE"));
        const keeper = keepTables(iptables);
        expect(await keeper.apply(wanted)).toBe(false);

        await iptables.restore("*nat\n:KUBE-ONE - [0:0]\n:THEIRS - [0:0]\n-F OUTPUT\nCOMMIT\n");
        expect(await keeper.apply(wanted)).toBe(false);
        keeper.forget();
        expect(await keeper.apply(wanted)).toBe(true);
        expect((await iptables.read("nat")).get("OUTPUT")).toEqual([wanted[0]!.hooks[0]!.rule]);

        const [nat] = wanted as [WantedTable];
        await iptables.restore("*nat\n-F OUTPUT\nCOMMIT\n");
        keeper.forget();
        await keeper.apply([{ ...nat, chains: new Map(), hooks: [] }]);
        expect(
          [...(await iptables.read("nat")).keys()].filter((chain) => /KUBE|THEIRS|OTHER/.test(chain)).sort(),
        ).toEqual(["OTHER", "THEIRS"]);
      } finally {
        close();
      }
    });

    test("a failed restore changes nothing, and the keeper reads again", async () => {
      const { prefix, close } = await openNamespace();
      try {
        const iptables = openIptables({ family, backend, prefix });
        const keeper = keepTables(iptables);
        const [nat] = wantedTables(family) as [WantedTable];
        const broken = { ...nat, chains: new Map([...nat.chains, ["KUBE-BAD", ["-j NO-SUCH-CHAIN"]]]) };
        await expect(keeper.apply([broken])).rejects.toThrow("restore");
        expect((await iptables.read("nat")).has("KUBE-ONE")).toBe(false);
        expect(await keeper.apply([nat])).toBe(true);
      } finally {
        close();
      }
    });
  });
