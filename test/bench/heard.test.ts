import { createListener, digestOf } from "./heard.ts";

const event = (revision: number) =>
  `{"type":"MODIFIED","object":{"metadata":{"name":"a","resourceVersion":"${revision}"},"data":{}}}\n`;
const heard = (pieces: readonly string[]) => {
  const listener = createListener();
  for (const piece of pieces) listener.hear(Buffer.from(piece));
  const { events, digest, outOfOrder } = listener;
  return { events, digest, outOfOrder };
};
const digest = (...revisions: number[]) => revisions.reduce(digestOf, 0);
const both = event(7) + event(9);

const rows = [
  { it: "counts events of one piece", pieces: [both], expected: [2, digest(7, 9), 0] },
  {
    it: "joins events that are cut anywhere",
    pieces: [both.slice(0, 70), both.slice(70, 100), both.slice(100)],
    expected: [2, digest(7, 9), 0],
  },
  { it: "leaves out an event that has not ended", pieces: [both.slice(0, -1)], expected: [1, digest(7), 0] },
  { it: "tells of an event that comes twice", pieces: [both, event(9)], expected: [3, digest(7, 9, 9), 1] },
  { it: "tells of an older one", pieces: [event(9), event(7)], expected: [2, digest(9, 7), 1] },
];
test.each(rows)("a listener $it", ({ pieces, expected: [events, digest, outOfOrder] }) =>
  expect(heard(pieces)).toEqual({ events, digest, outOfOrder }),
);
