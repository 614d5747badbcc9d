import { addressNumber, parseRange } from "./ip-range.ts";
import { pickAddress } from "./pick-address.ts";

const rows: { it: string; range: string; taken?: string[]; after?: string; picks: string | undefined }[] = [
  { it: "begins behind the gateway", range: "10.244.1.0/24", picks: "10.244.1.2" },
  { it: "goes on behind the last one given", range: "10.244.1.0/24", after: "10.244.1.7", picks: "10.244.1.8" },
  { it: "passes what is taken", range: "10.244.1.0/24", taken: ["10.244.1.2", "10.244.1.3"], picks: "10.244.1.4" },
  {
    it: "begins again before the broadcast address",
    range: "10.244.1.0/24",
    after: "10.244.1.254",
    picks: "10.244.1.2",
  },
  { it: "finds nothing in a full range", range: "10.0.0.0/30", taken: ["10.0.0.2"], picks: undefined },
  { it: "ignores a last one of another range", range: "10.244.1.0/24", after: "10.9.0.9", picks: "10.244.1.2" },
  { it: "knows IPv6", range: "fd00:1::/64", taken: ["fd00:1::2"], picks: "fd00:1::3" },
];
for (const { it, range, taken = [], after, picks } of rows)
  test(`pickAddress() ${it}`, () => {
    const picking = { taken: new Set(taken.map(addressNumber)), after: after ? addressNumber(after) : undefined };
    expect(pickAddress(parseRange(range), picking)).toBe(picks);
  });
