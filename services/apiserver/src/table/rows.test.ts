import { readFileSync } from "node:fs";
import { type ApiObject, allKinds } from "@kubets/api";
import type { RowCondition } from "./cell.ts";
import { cellsAt, rowOf, rowText } from "./row.ts";

interface Known {
  /** `v1/Pod`. */
  readonly kind: string;
  readonly object: ApiObject;
  /** What kube-apiserver 1.36.3 shows of it; AGE stands for any duration. */
  readonly cells: readonly unknown[];
  readonly conditions?: readonly RowCondition[];
}

/** Objects of most kinds in states that change what their rows show, and the reference's rows. */
const known = JSON.parse(readFileSync(new URL("./golden/rows.json", import.meta.url), "utf8")) as readonly Known[];

const withoutAges = (cell: unknown) =>
  typeof cell === "string" && /^(\d+[smhdy])+( ago)?$|\((\d+[smhdy])+ ago\)/.test(cell)
    ? cell.replaceAll(/\b(\d+[smhdy])+\b/g, "AGE")
    : cell;

test.each(known.map((row) => [row.kind, row.object.metadata.name, row] as const))(
  "%s %s has the reference's row",
  (_kind, _name, { kind, object, cells, conditions }) => {
    const found = allKinds.find((one) => `${one.apiVersion}/${one.kind}` === kind)!;
    const text = rowText(rowOf(found, object));
    expect((JSON.parse(cellsAt(text, Date.now())) as unknown[]).map(withoutAges)).toEqual(cells);
    expect(text.conditions ? JSON.parse(text.conditions) : undefined).toEqual(conditions);
  },
);
