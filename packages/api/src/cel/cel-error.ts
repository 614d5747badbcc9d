/** An expression that does not compile; told in the manner of cel-go, with the place under the line. */
export class CelError extends Error {
  constructor(expression: string, at: number, problem: string) {
    super(`ERROR: <input>:${place(expression, at)}`.replace("\0", problem));
    this.name = "CelError";
  }
}

function place(expression: string, at: number): string {
  const before = expression.slice(0, at).split("\n");
  const line = expression.split("\n")[before.length - 1] ?? "";
  const column = before.at(-1)!.length;
  return `${before.length}:${column + 1}: \0\n | ${line}\n | ${".".repeat(column)}^`;
}
