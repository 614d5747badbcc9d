import { memoryTrend } from "./memory-trend.ts";

const rows = [
  { it: "nothing of what warming up takes", samples: [1, 4, 7, 7, 7, 7, 7, 7, 7], growth: 0 },
  { it: "nothing of what comes and goes", samples: [0, 0, 0, 5, 9, 5, 9, 5, 5], growth: 0 },
  { it: "what comes steadily", samples: [0, 1, 2, 3, 4, 5, 6, 7, 8], growth: 60 },
];
for (const { it, samples, growth } of rows) {
  test(`memoryTrend() sees ${it}`, () => expect(memoryTrend(samples).growthPerMinute).toBeCloseTo(growth));
}
test("memoryTrend() tells the first, the last and the most", () => {
  expect(memoryTrend([1, 9, 2])).toMatchObject({ first: 1, most: 9, last: 2 });
});
