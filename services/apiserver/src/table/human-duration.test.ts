import { humanDuration } from "./human-duration.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const rows = [
  { it: "calls the far future invalid", ms: -5 * second, says: "<invalid>" },
  { it: "forgives a clock that is a second off", ms: -1.5 * second, says: "0s" },
  { it: "counts seconds up to two minutes", ms: 119 * second, says: "119s" },
  { it: "adds seconds to minutes", ms: 2 * minute + 5 * second, says: "2m5s" },
  { it: "leaves out a zero", ms: 3 * minute, says: "3m" },
  { it: "drops seconds from ten minutes on", ms: 12 * minute + 40 * second, says: "12m" },
  { it: "adds minutes to hours", ms: 3 * hour + 20 * minute, says: "3h20m" },
  { it: "counts hours up to two days", ms: 47 * hour, says: "47h" },
  { it: "adds hours to days", ms: 2 * day + 4 * hour, says: "2d4h" },
  { it: "counts days up to two years", ms: 729 * day, says: "729d" },
  { it: "adds days to years", ms: (2 * 365 + 325) * day, says: "2y325d" },
  { it: "counts years from eight on", ms: 9 * 365 * day, says: "9y" },
];
for (const { it: row, ms, says } of rows) test(`humanDuration() ${row}`, () => expect(humanDuration(ms)).toBe(says));
