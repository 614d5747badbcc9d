import { cpuTable } from "./cpu-table.ts";

const counting = { pods: 1000, seconds: 2 };
const ours = { create: { CPUs: 0.5, PerSec: 900 }, get: { CPUs: 1, PerSec: 5000 } };
const peer = { create: { CPUs: 1, PerSec: 800 } };
const table = cpuTable({ ours, peer }, counting);

test("cpuTable() divides a write's CPU by the number of writes", () =>
  expect(table).toMatch("| create | 500 µs | 1000 µs | 2.00 × |"));
test("cpuTable() divides a read's CPU by the reads there was time for", () =>
  expect(table).toMatch("| get | 100 µs | – | – |"));
