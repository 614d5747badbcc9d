import type { Service, ServicePort } from "@kubets/api/types/core-v1";
import { dataOf, portPool } from "../port-bitmap.ts";
import { decidePortRepair } from "./port-repair.ts";

const range = { from: 30000, to: 30099 };
const dataWith = (ports: readonly number[], of = range): string => {
  const pool = portPool(0n, { range: of, random: () => 0 });
  for (const port of ports) pool.take(port);
  return dataOf(pool.bitmap);
};
const aService = (name: string, ports: readonly Partial<ServicePort>[], health?: number): Service =>
  ({ metadata: { name, uid: name }, spec: { type: "NodePort", ports, healthCheckNodePort: health } }) as Service;
const decide = (services: readonly Service[], taken: readonly number[], leaks = new Map<number, number>()) => {
  const stored = { range, data: dataWith(taken) };
  const { bitmap, findings, ...rest } = decidePortRepair({ services, stored, range, leaks });
  return { ...rest, data: dataOf(bitmap), reasons: findings.map(({ reason }) => reason) };
};

test("what fits stays", () => {
  const dns = aService("dns", [
    { nodePort: 30001, protocol: "TCP" },
    { nodePort: 30001, protocol: "UDP" },
  ]);
  const { data, reasons } = decide([dns, aService("web", [{ nodePort: 30002 }], 30003)], [30001, 30002, 30003]);
  expect({ data, reasons }).toEqual({ data: dataWith([30001, 30002, 30003]), reasons: [] });
});

test("a port that a service has is taken again", () => {
  const { data, reasons } = decide([aService("web", [{ nodePort: 30005 }])], []);
  expect({ data, reasons }).toEqual({ data: dataWith([30005]), reasons: ["PortNotAllocated"] });
});

test("two services with one port are told of, as is a port outside the range", () => {
  const twice = [aService("a", [{ nodePort: 30005 }]), aService("b", [{ nodePort: 30005 }])];
  expect(decide(twice, [30005]).reasons).toEqual(["PortAlreadyAllocated"]);
  expect(decide([aService("a", [{ nodePort: 40000 }])], []).reasons).toEqual(["PortOutOfRange"]);
});

test("a port that nobody has is kept for two passes, then it is free", () => {
  const first = decide([], [30007]);
  expect(first.data).toBe(dataWith([30007]));
  const second = decide([], [30007], new Map(first.leaks));
  expect(second.data).toBe(dataWith([30007]));
  const third = decide([], [30007], new Map(second.leaks));
  expect(third).toMatchObject({ data: "", cleaned: [30007] });
});

test("a range that was changed is the one of the server", () => {
  const stored = { range: { from: 20000, to: 20010 }, data: dataWith([20001], { from: 20000, to: 20010 }) };
  const services = [aService("web", [{ nodePort: 30001 }])];
  const { bitmap } = decidePortRepair({ services, stored, range, leaks: new Map() });
  expect(dataOf(bitmap)).toBe(dataWith([30001]));
});
