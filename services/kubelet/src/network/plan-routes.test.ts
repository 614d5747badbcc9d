import { planRoutes, type Route } from "./plan-routes.ts";

const node = (name: string, address: string, range: string) => ({ name, addresses: [address], podCIDRs: [range] });
const own = "10.244.0.0/24";
const unreachable: Route = { dst: "10.244.0.0/16", type: "unreachable" };

const rows: { it: string; nodes?: ReturnType<typeof node>[]; present?: Route[]; lines: string[] }[] = [
  { it: "closes the pod range", lines: ["route replace unreachable 10.244.0.0/16 proto 201"] },
  {
    it: "leads to another node's pods by its address",
    nodes: [node("b", "10.89.0.12", "10.244.1.0/24")],
    present: [unreachable],
    lines: ["route replace 10.244.1.0/24 via 10.89.0.12 proto 201"],
  },
  {
    it: "leaves what is in place",
    nodes: [node("b", "10.89.0.12", "10.244.1.0/24")],
    present: [unreachable, { dst: "10.244.1.0/24", gateway: "10.89.0.12" }],
    lines: [],
  },
  {
    it: "follows a node to its new address",
    nodes: [node("b", "10.89.0.13", "10.244.1.0/24")],
    present: [unreachable, { dst: "10.244.1.0/24", gateway: "10.89.0.12" }],
    lines: ["route replace 10.244.1.0/24 via 10.89.0.13 proto 201"],
  },
  {
    it: "forgets a node that is gone",
    present: [unreachable, { dst: "10.244.1.0/24", gateway: "10.89.0.12" }],
    lines: ["route delete 10.244.1.0/24 via 10.89.0.12 proto 201"],
  },
  {
    it: "knows no way to a node of another family",
    nodes: [node("b", "fd00::2", "10.244.1.0/24")],
    present: [unreachable],
    lines: [],
  },
];
for (const { it, nodes = [], present = [], lines } of rows)
  test(`planRoutes() ${it}`, () =>
    expect(planRoutes({ settings: { podCIDRs: [own], nodes }, clusterRanges: ["10.244.0.0/16"], present })).toEqual(
      lines,
    ));
