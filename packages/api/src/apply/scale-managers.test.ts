import type { ManagedFieldsEntry } from "../schema/schema.ts";
import { managersAfterScale, managersOfScale } from "./scale-managers.ts";

const time = "2026-01-01T00:00:00Z";
const replicas = { "f:spec": { "f:replicas": {} } };
const entry = (manager: string, fields: object, more: Partial<ManagedFieldsEntry> = {}): ManagedFieldsEntry => ({
  manager,
  operation: "Apply",
  apiVersion: "apps/v1",
  time,
  fieldsType: "FieldsV1",
  fieldsV1: fields,
  ...more,
});
const all = { "f:spec": { "f:paused": {}, "f:replicas": {} } };
const rest = { "f:spec": { "f:paused": {} } };
const viaScale = (manager: string, more: Partial<ManagedFieldsEntry> = {}) =>
  entry(manager, replicas, { apiVersion: "autoscaling/v1", subresource: "scale", ...more });
const { time: _, ...timeless } = entry("hpa", replicas, { subresource: "scale" });
const updater = entry("kubectl", all, { operation: "Update" });

const rows = [
  {
    it: "keeps everything when its owner stays",
    parent: [entry("one", all)],
    scale: [entry("one", replicas, { apiVersion: "autoscaling/v1" })],
    after: [entry("one", all)],
  },
  {
    it: "keeps everything when an updater stays",
    parent: [updater],
    scale: [entry("kubectl", replicas, { apiVersion: "autoscaling/v1", operation: "Update" })],
    after: [updater],
  },
  {
    it: "takes the replicas from who has lost them",
    parent: [entry("one", all)],
    scale: [viaScale("hpa")],
    after: [timeless, entry("one", rest)],
  },
  {
    it: "forgets who has nothing else",
    parent: [entry("one", rest), entry("two", replicas)],
    scale: [viaScale("hpa")],
    after: [timeless, entry("one", rest)],
  },
  {
    it: "leaves who never had them alone",
    parent: [entry("one", rest)],
    scale: [],
    after: [entry("one", rest)],
  },
];
for (const { it, parent, scale, after } of rows)
  test(`managersAfterScale() ${it}`, () =>
    expect(managersAfterScale({ parent, scale, apiVersion: "apps/v1" })).toEqual(after));

test("managersOfScale() are those who own the replicas", () =>
  expect(managersOfScale([entry("one", all), entry("two", rest)])).toEqual([
    entry("one", replicas, { apiVersion: "autoscaling/v1" }),
  ]));
