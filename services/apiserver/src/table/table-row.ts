import type { ApiObject, Kind } from "@kubets/api";

/** A cell; one that shows an age holds the time it counts from, for it is another text each second. */
export type Cell = string | number | boolean | null | readonly unknown[] | { readonly since: string | undefined };

export interface TableRow {
  /** In the order of the kind's columns. */
  readonly cells: readonly Cell[];
  /** meta/v1 TableRowCondition: `Completed` of pods and jobs that have ended. */
  readonly conditions?: readonly object[];
}

/** What a kind's row shows of an object. */
export type RowOf = (object: ApiObject) => TableRow;

/** Kinds without a row of their own show their name and age. */
export const plainRow =
  ({ columns }: Kind): RowOf =>
  ({ metadata }) => ({
    cells: columns.map(({ name }) => {
      if (name === "Name") return metadata.name ?? "";
      return name === "Age" || name === "Created At" ? { since: metadata.creationTimestamp } : "<none>";
    }),
  });
