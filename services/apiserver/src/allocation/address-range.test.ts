import { addressRange, candidates, contains, firstAddress } from "./address-range.ts";

test("addressRange() leaves out the network's own address and the broadcast address", () => {
  const range = addressRange("10.96.0.0/28");
  expect([...candidates(range, () => 0)]).toHaveLength(14);
  expect(contains(range, "10.96.0.0")).toBe(false);
  expect(contains(range, "10.96.0.15")).toBe(false);
  expect(contains(range, "10.96.0.14")).toBe(true);
  expect(contains(range, "fd00::1")).toBe(false);
});

test("candidates() come from the dynamic part first, and every address comes once", () => {
  const range = addressRange("10.96.0.0/24");
  const all = [...candidates(range, () => 0.999)];
  expect(new Set(all).size).toBe(254);
  expect(all.slice(0, 238).every((address) => Number(address.split(".")[3]) > 16)).toBe(true);
  expect(all.slice(238).every((address) => Number(address.split(".")[3]) <= 16)).toBe(true);
});

test("a /16 keeps 256 addresses for those that are asked for by name", () => {
  const [address] = candidates(addressRange("10.96.0.0/16"), () => 0);
  expect(address).toBe("10.96.1.1");
  expect(firstAddress(addressRange("10.96.0.0/16"))).toBe("10.96.0.1");
});

test("IPv6 addresses are written as RFC 5952 has them", () => {
  expect(firstAddress(addressRange("fd00:10:96::/112"))).toBe("fd00:10:96::1");
  const [address] = candidates(addressRange("fd00:10:96::/112"), () => 0);
  expect(address).toBe("fd00:10:96::101");
});
