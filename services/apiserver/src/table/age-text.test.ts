import { ageText } from "./age-text.ts";

const now = new Date("2026-01-10T00:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
const rows = [
  { it: "counts seconds at first", seconds: 119, text: "119s" },
  { it: "adds seconds to a few minutes", seconds: 250, text: "4m10s" },
  { it: "leaves out zero seconds", seconds: 240, text: "4m" },
  { it: "adds minutes to a few hours", seconds: 4 * 3600 + 60, text: "4h1m" },
  { it: "adds hours to a few days", seconds: 3 * 86400 + 3600, text: "3d1h" },
  { it: "counts days", seconds: 100 * 86400, text: "100d" },
  { it: "adds days to a few years", seconds: 1000 * 86400, text: "2y270d" },
  { it: "says when clocks disagree", seconds: -10, text: "<invalid>" },
];
for (const { it, seconds, text } of rows) test(`ageText() ${it}`, () => expect(ageText(ago(seconds), now)).toBe(text));
test("ageText() does not know what has no time", () => expect(ageText("", now)).toBe("<unknown>"));
