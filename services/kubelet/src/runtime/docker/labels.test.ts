import { dockerLabels, label, splitLabels } from "./labels.ts";

test("splitLabels() gives back labels and annotations, without those that are docker's only", () => {
  const given = { labels: { app: "web" }, annotations: { "a/b": "1", app: "2" } };
  const all = dockerLabels(given, { [label.type]: "container", [label.podUid]: "u" });
  expect(splitLabels(all)).toEqual({ ...given, labels: { app: "web", [label.podUid]: "u" } });
});

test("splitLabels() takes a container without labels", () =>
  expect(splitLabels(null)).toEqual({ labels: {}, annotations: {} }));
