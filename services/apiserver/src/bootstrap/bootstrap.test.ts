import { identityName } from "./identity-lease.ts";
import { masterEndpoints, masterSlice } from "./master-endpoints.ts";

test("identityName() is 26 characters of base 32, the same for a host each time", () => {
  expect(identityName("vm")).toBe("apiserver-wlv32tlttr4jl3gtroqexyxapa");
  expect(identityName("vm")).toMatch(/^apiserver-[a-z2-7]{26}$/);
});

test("a server's endpoints are sorted and each named once", () => {
  expect(masterEndpoints(["10.0.0.2", "10.0.0.1", "10.0.0.2"], 6443).subsets?.[0]?.addresses).toEqual([
    { ip: "10.0.0.1" },
    { ip: "10.0.0.2" },
  ]);
  expect(masterSlice(["fd00::1"], 6443).addressType).toBe("IPv6");
});
