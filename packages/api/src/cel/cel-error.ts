/** Something that is wrong at a place of an expression, in UTF-16 units from its start. */
export interface Problem {
  readonly at: number;
  readonly problem: string;
}

/** An expression that does not compile; told in the manner of cel-go, each problem with its place under the line. */
export class CelError extends Error {
  constructor(expression: string, problems: readonly Problem[]) {
    const inOrder = problems.toSorted((a, b) => a.at - b.at);
    super(inOrder.map((problem) => told(expression, problem)).join("\n"));
    this.name = "CelError";
  }
}

function told(expression: string, { at, problem }: Problem): string {
  const before = expression.slice(0, at).split("\n");
  const line = expression.split("\n")[before.length - 1] ?? "";
  // What is empty has no first column.
  const column = expression ? [...before.at(-1)!].length : -1;
  const mark = column < 0 ? "" : `\n | ${line}\n | ${".".repeat(column)}^`;
  return `ERROR: <input>:${before.length}:${column + 1}: ${problem}${mark}`;
}
