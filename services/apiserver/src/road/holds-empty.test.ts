import { kinds } from "@kubets/api";
import { holdsEmpty } from "./holds-empty.ts";

const policy = kinds.NetworkPolicy.message;
const rows: { it: string; value: unknown; holds: boolean }[] = [
  { it: "nothing", value: undefined, holds: false },
  { it: "an object of no fields", value: { spec: { podSelector: {} } }, holds: false },
  { it: "a list that is null", value: { spec: { ingress: null } }, holds: false },
  { it: "an empty list", value: { spec: { ingress: [] } }, holds: true },
  { it: "an empty map", value: { spec: { podSelector: { matchLabels: {} } } }, holds: true },
  { it: "an empty list in an item", value: { spec: { ingress: [{ ports: [{}] }, { from: [] }] } }, holds: true },
  { it: "lists that are full", value: { spec: { ingress: [{ ports: [{ port: 1 }] }] } }, holds: false },
  { it: "an empty list that no field has", value: { spec: { other: [] } }, holds: false },
];
for (const { it, value, holds } of rows) {
  test(`${it} ${holds ? "is" : "is no"} empty list or map`, () => expect(holdsEmpty(policy, value)).toBe(holds));
}
