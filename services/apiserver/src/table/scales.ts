import type { ApiObject, Kind } from "@kubets/api";
import type { Scale } from "@kubets/api/types/autoscaling-v1";
import { age, type Cell, nameOf } from "./cell.ts";

export const scales = (object: ApiObject & Scale): Cell[] => [
  nameOf(object),
  object.spec?.replicas ?? 0,
  object.status?.replicas ?? 0,
  age(object),
];

const column = (name: string, type: string): Kind["columns"][number] => {
  return { name, type, format: "", description: "", priority: 0 };
};

/** A workload's Scale as a kind of its own rows: it has no resource whose columns the schema could name. */
export const scaleRows = (kind: Kind): Kind => ({
  ...kind,
  group: "autoscaling",
  plural: "scales",
  storageKind: { group: "autoscaling", version: kind.version },
  columns: [
    column("Name", "string"),
    column("Desired", "integer"),
    column("Available", "integer"),
    column("Age", "string"),
  ],
});
