import type { Endpoint, EndpointSlice } from "@kubets/api/types/discovery-v1";
import { pack } from "./pack.ts";

/** `a b c`: endpoints by name; `a!` is one whose condition has changed. */
const endpoints = (text: string): Endpoint[] =>
  text
    .split(" ")
    .filter(Boolean)
    .map((name) => ({ addresses: [name.replace("!", "")], conditions: { ready: !name.includes("!") } }));
const slice = (text: string) => ({ endpoints: endpoints(text) }) as unknown as EndpointSlice;
const textOf = (list: readonly Endpoint[]) =>
  list.map(({ addresses, conditions }) => `${addresses[0]}${conditions.ready ? "" : "!"}`).join(" ");

const rows = [
  { it: "makes slices of three", slices: [], wanted: "a b c d", created: ["a b c", "d"], changed: {} },
  { it: "writes nothing when nothing changes", slices: ["a b", "c"], wanted: "c a b", created: [], changed: {} },
  {
    it: "changes only the slice of a changed endpoint",
    slices: ["a b", "c"],
    wanted: "a! b c",
    created: [],
    changed: { 0: "a! b" },
  },
  {
    it: "fills slices that change anyway",
    slices: ["a b c", "d"],
    wanted: "a b d e",
    created: [],
    changed: { 0: "a b e" },
  },
  {
    it: "fills the slice that has least room left",
    slices: ["a", "b c"],
    wanted: "a b c d",
    created: [],
    changed: { 1: "b c d" },
  },
  {
    it: "makes a new slice when none has room for all",
    slices: ["a b", "c d"],
    wanted: "a b c d e f",
    created: ["e f"],
    changed: {},
  },
  {
    it: "leaves a slice empty when all in it has gone",
    slices: ["a", "b c"],
    wanted: "b c",
    created: [],
    changed: { 0: "" },
  },
];
for (const { it, slices, wanted, created, changed } of rows)
  test(`pack() ${it}`, () => {
    const there = slices.map(slice);
    const packing = pack(there, endpoints(wanted), 3);
    expect(packing.created.map(textOf)).toEqual(created);
    const told = [...packing.changed].map(([one, content]) => [there.indexOf(one), textOf(content)]);
    expect(Object.fromEntries(told)).toEqual(changed);
  });
