import { type LeaseRecord, nextRecord } from "./decide.ts";
import { stableIdentity } from "./stable-identity.ts";

const wallClock = new Date("2026-11-21T06:00:00.123Z");
const at = (now: number, observedAt = 0) => ({ identity: "me", leaseDurationMs: 15_000, observedAt, now, wallClock });
const held = (holderIdentity: string): LeaseRecord => ({
  holderIdentity,
  leaseDurationSeconds: 15,
  acquireTime: "2026-11-21T05:00:00.000000Z",
  renewTime: "2026-11-21T05:59:00.000000Z",
  leaseTransitions: 3,
});

const rows: { it: string; current: LeaseRecord | undefined; now: number; takes: Partial<LeaseRecord> | undefined }[] = [
  {
    it: "takes a lease that does not exist",
    current: undefined,
    now: 0,
    takes: { holderIdentity: "me", leaseTransitions: 0 },
  },
  {
    it: "takes a lease that was given back",
    current: { ...held(""), leaseTransitions: 3 },
    now: 0,
    takes: { leaseTransitions: 3 },
  },
  { it: "waits while a rival's lease lasts", current: held("rival"), now: 14_999, takes: undefined },
  {
    it: "takes a rival's lease that has run out",
    current: held("rival"),
    now: 15_000,
    takes: { holderIdentity: "me", leaseTransitions: 4, acquireTime: "2026-11-21T06:00:00.123000Z" },
  },
  {
    it: "resumes its own lease at once",
    current: held("me"),
    now: 0,
    takes: {
      leaseTransitions: 3,
      acquireTime: "2026-11-21T05:00:00.000000Z",
      renewTime: "2026-11-21T06:00:00.123000Z",
    },
  },
];
for (const { it: name, current, now, takes } of rows)
  test(`an election ${name}`, () => {
    const next = nextRecord(current, at(now));
    if (takes) expect(next).toMatchObject(takes);
    else expect(next).toBeUndefined();
  });

test("a second process of a unit gets a name of its own, until the first is gone", async () => {
  const unit = `test-${process.pid}`;
  const first = await stableIdentity(unit, "host");
  const second = await stableIdentity(unit, "host");
  expect(first.identity).toBe(`host_${unit}`);
  expect(second.identity).not.toBe(first.identity);
  first.release();
  await new Promise((resolve) => setTimeout(resolve, 10));
  const third = await stableIdentity(unit, "host");
  expect(third.identity).toBe(first.identity);
  third.release();
});
