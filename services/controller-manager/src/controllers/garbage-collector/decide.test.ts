import type { ApiObject } from "@kubets/api";
import { decide, type OwnerState, type View } from "./decide.ts";

const object = (metadata: object = {}): ApiObject => ({
  kind: "X",
  apiVersion: "v1",
  metadata: { uid: "me", ...metadata },
});
const owners = (...states: OwnerState[]): View["owners"] =>
  states.map((state, i) => ({ state, reference: { apiVersion: "v1", kind: "O", name: `o${i}`, uid: `o${i}` } }));
const dependent = (blockOwnerDeletion: boolean) =>
  object({
    uid: "child",
    ownerReferences: [{ apiVersion: "v1", kind: "X", name: "x", uid: "me", blockOwnerDeletion }],
  });
const deleted = (finalizer?: string) =>
  object({ deletionTimestamp: "2026-01-01T00:00:00Z", ...(finalizer && { finalizers: [finalizer] }) });

const rows: { it: string; view: Partial<View>; verdict: object }[] = [
  { it: "leaves an object alone that nobody owns", view: {}, verdict: { do: "nothing" } },
  { it: "leaves an object alone whose owner is there", view: { owners: owners("solid") }, verdict: { do: "nothing" } },
  {
    it: "deletes what its only owner left",
    view: { owners: owners("absent") },
    verdict: { do: "delete", policy: "Background" },
  },
  {
    it: "takes off the owners that are gone where one is left",
    view: { owners: owners("absent", "solid", "waiting") },
    verdict: { do: "disown", owners: ["o0", "o2"] },
  },
  {
    it: "deletes for an owner that waits",
    view: { owners: owners("waiting") },
    verdict: { do: "delete", policy: "Background" },
  },
  {
    it: "goes down in the foreground when the owner waits",
    view: { owners: owners("waiting"), dependents: [dependent(true)] },
    verdict: { do: "delete", policy: "Foreground" },
  },
  {
    it: "keeps the policy that an object was given",
    view: { object: object({ finalizers: ["orphan"] }), owners: owners("absent") },
    verdict: { do: "delete", policy: "Orphan" },
  },
  {
    it: "leaves alone what is being deleted",
    view: { object: deleted(), owners: owners("absent") },
    verdict: { do: "nothing" },
  },
  {
    it: "lets an owner go that nothing blocks",
    view: { object: deleted("foregroundDeletion"), dependents: [dependent(false)] },
    verdict: { do: "release", finalizer: "foregroundDeletion" },
  },
  {
    it: "looks at what blocks an owner",
    view: { object: deleted("foregroundDeletion"), dependents: [dependent(true)] },
    verdict: { do: "lookAt", dependents: [dependent(true)] },
  },
  {
    it: "makes orphans",
    view: { object: deleted("orphan"), dependents: [dependent(true)] },
    verdict: { do: "orphan", dependents: [dependent(true)] },
  },
];
for (const { it, view, verdict } of rows)
  test(`decide() ${it}`, () =>
    expect(decide({ object: object(), owners: [], dependents: [], ...view })).toEqual(verdict));
