import { createCorrelator } from "./correlate.ts";

const event = { source: "kubelet", about: "v1/Pod/ns/a/u", type: "Warning", reason: "BackOff", message: "restarting" };

test("the same event again is counted", () => {
  const { correlate } = createCorrelator();
  expect(correlate(event, 0)).toMatchObject({ is: "new", message: "restarting" });
  expect(correlate(event, 1)).toMatchObject({ is: "counted", count: 2 });
});

test("the tenth that differs only in its message becomes the first of a combined one", () => {
  const { correlate } = createCorrelator();
  const said = Array.from({ length: 11 }, (_, i) => correlate({ ...event, message: `try ${i}` }, i));
  expect(said.slice(0, 9).every(({ is }) => is === "new")).toBe(true);
  expect(said[9]).toMatchObject({ is: "new", message: "(combined from similar events): try 9" });
  expect(said[10]).toMatchObject({ is: "counted", count: 2, message: "(combined from similar events): try 10" });
});

test("an object may tell 25 at once, and one more after five minutes", () => {
  const { correlate } = createCorrelator();
  const said = Array.from({ length: 26 }, () => correlate(event, 0));
  expect(said.filter(({ is }) => is !== "dropped")).toHaveLength(25);
  expect(correlate(event, 300_000).is).toBe("counted");
  expect(correlate({ ...event, about: "another" }, 0).is).toBe("new");
});
