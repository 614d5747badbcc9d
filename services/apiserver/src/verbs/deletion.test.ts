import type { ApiObject, ObjectMeta } from "@kubets/api";
import type { DeleteOptions } from "./delete-options.ts";
import { type DeletionView, decideDeletion } from "./deletion.ts";

const now = new Date("2026-01-01T00:00:00Z");
const later = "2026-01-01T00:00:30Z";
const anObject = (metadata: ObjectMeta = {}): ApiObject => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "a", ...metadata },
});
const none: DeleteOptions = {
  gracePeriodSeconds: undefined,
  propagationPolicy: undefined,
  orphanDependents: undefined,
  preconditions: {},
  dryRun: false,
};
const graceful = { gracePeriod: (_: ApiObject, asked: number | undefined) => asked ?? 30 };
const terminating = { deletionTimestamp: later, deletionGracePeriodSeconds: 30, generation: 2 };

interface Row {
  readonly it: string;
  readonly metadata?: ObjectMeta;
  readonly options?: Partial<DeleteOptions>;
  readonly record?: DeletionView["record"];
  readonly is: "removed" | "marked" | "pending";
  readonly announced?: boolean;
  readonly after?: ObjectMeta;
}

const rows: readonly Row[] = [
  { it: "removes what nothing holds", is: "removed" },
  {
    it: "keeps what orphans its dependents by default until they are told",
    record: { orphansByDefault: {} },
    is: "marked",
    after: { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 0, finalizers: ["orphan"] },
  },
  {
    it: "removes what orphans its dependents by default where they are to go in the background",
    record: { orphansByDefault: {} },
    options: { propagationPolicy: "Background" },
    is: "removed",
  },
  {
    it: "removes what never owns anything, whatever is to become of its dependents",
    record: { neverOwns: true },
    options: { propagationPolicy: "Orphan" },
    is: "removed",
  },
  {
    it: "marks first what a rule of its own may hold",
    record: { held: () => false },
    is: "marked",
    after: { deletionTimestamp: "2026-01-01T00:00:00Z" },
  },
  {
    it: "marks what has a finalizer, without a grace period",
    metadata: { finalizers: ["x"] },
    is: "marked",
    after: { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 0, finalizers: ["x"] },
  },
  {
    it: "leaves alone what is marked already",
    metadata: { finalizers: ["x"], deletionTimestamp: later, deletionGracePeriodSeconds: 0 },
    is: "pending",
  },
  {
    it: "adds the finalizer of a foreground deletion",
    options: { propagationPolicy: "Foreground" },
    is: "marked",
    after: { finalizers: ["foregroundDeletion"] },
  },
  {
    it: "takes back the finalizer of another policy",
    metadata: { finalizers: ["orphan"] },
    options: { propagationPolicy: "Background" },
    is: "removed",
    after: { finalizers: ["orphan"] },
  },
  {
    it: "adds the finalizer that orphans dependents",
    options: { orphanDependents: true },
    is: "marked",
    after: { finalizers: ["orphan"] },
  },
  {
    it: "starts a grace period and raises the generation",
    metadata: { generation: 1 },
    record: graceful,
    is: "marked",
    after: { ...terminating },
  },
  {
    it: "removes at once with a grace period of zero",
    options: { gracePeriodSeconds: 0 },
    record: graceful,
    is: "removed",
  },
  {
    it: "tells watchers first that the time is over",
    options: { gracePeriodSeconds: 0 },
    record: graceful,
    is: "removed",
    announced: true,
  },
  {
    it: "takes a negative grace period for the shortest",
    metadata: terminating,
    options: { gracePeriodSeconds: -1 },
    record: graceful,
    is: "marked",
    after: { deletionGracePeriodSeconds: 1 },
  },
  {
    it: "leaves the finalizers of what is terminating alone",
    metadata: { ...terminating, finalizers: ["orphan"] },
    options: { propagationPolicy: "Background" },
    record: graceful,
    is: "pending",
  },
  {
    it: "answers with what is stored, its finalizers too",
    metadata: { finalizers: ["orphan"] },
    options: { propagationPolicy: "Background" },
    is: "removed",
    announced: false,
    after: { finalizers: ["orphan"] },
  },
  {
    it: "takes the collector's finalizers off what never owns anything",
    metadata: { finalizers: ["orphan"] },
    record: { neverOwns: true },
    is: "removed",
  },
  {
    it: "leaves alone what holds itself and is on its way already",
    metadata: { deletionTimestamp: later, finalizers: ["foregroundDeletion"] },
    options: { propagationPolicy: "Orphan" },
    record: { held: () => true },
    is: "pending",
  },
  { it: "leaves a running grace period alone", metadata: terminating, record: graceful, is: "pending" },
  {
    it: "never makes a grace period longer",
    metadata: terminating,
    options: { gracePeriodSeconds: 60 },
    record: graceful,
    is: "pending",
  },
  {
    it: "shortens a grace period from its beginning",
    metadata: terminating,
    options: { gracePeriodSeconds: 10 },
    record: graceful,
    is: "marked",
    after: { deletionTimestamp: "2026-01-01T00:00:10Z", deletionGracePeriodSeconds: 10 },
  },
  {
    it: "leaves a second of a grace period that would be over",
    metadata: { ...terminating, deletionTimestamp: "2026-01-01T00:00:10Z" },
    options: { gracePeriodSeconds: 5 },
    record: graceful,
    is: "marked",
    after: { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 1 },
  },
  {
    it: "does not change what becomes of dependents while a grace period runs",
    metadata: terminating,
    options: { propagationPolicy: "Orphan" },
    record: graceful,
    is: "pending",
  },
  {
    it: "removes what is terminating when the time is cut to zero",
    metadata: terminating,
    options: { gracePeriodSeconds: 0 },
    record: graceful,
    is: "removed",
  },
  {
    it: "keeps what its own rule holds",
    record: { held: () => true, prepareDelete: (object) => ({ ...object, status: { phase: "Terminating" } }) },
    is: "marked",
  },
];

for (const { it, metadata, options, record = {}, is, announced, after } of rows) {
  test(`decideDeletion() ${it}`, () => {
    const decision = decideDeletion({ object: anObject(metadata), record, options: { ...none, ...options }, now });
    expect(decision.is).toBe(is);
    if (announced !== undefined) expect(decision).toMatchObject({ announced });
    if (after && decision.is !== "pending") expect(decision.object.metadata).toMatchObject(after);
  });
}
