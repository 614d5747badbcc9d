import { cronScheduleProblem } from "./cron-schedule.ts";

const fine = ["* * * * *", "*/5 0-6/2 1,15 jan-mar MON-FRI", "@daily", "@every 1h30m", "TZ=UTC 0 * * * *", "0 0 ? * *"];
for (const schedule of fine) test(`accepts ${schedule}`, () => expect(cronScheduleProblem(schedule)).toBeUndefined());

const wrong = [
  { schedule: "x y z", problem: "expected exactly 5 fields, found 3: [x y z]" },
  { schedule: "61 25 * * *", problem: "end of range (61) above maximum (59): 61" },
  { schedule: "* * 0 * *", problem: "beginning of range (0) below minimum (1): 0" },
  { schedule: "5-3 * * * *", problem: "beginning of range (5) beyond end of range (3): 5-3" },
  { schedule: "*/0 * * * *", problem: "step of range should be a positive number: */0" },
  { schedule: "@foo", problem: "unrecognized descriptor: @foo" },
];
for (const { schedule, problem } of wrong)
  test(`refuses ${schedule}`, () => expect(cronScheduleProblem(schedule)).toBe(problem));
