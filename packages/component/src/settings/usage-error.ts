/** What was typed cannot be used: printed as it is, and the process exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
