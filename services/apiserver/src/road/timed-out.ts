import { ApiError } from "@kubets/api";
import type { Call } from "./call.ts";

/** Said to who has waited too long, and thrown where nobody waits any more. */
export const timedOut = () => new ApiError("Timeout", "Timeout: request did not complete within the allotted timeout");

/** What nobody waits for any more is not written: who was told that it took too long would not expect it later. */
export function refuseLate({ end }: Pick<Call, "end">): void {
  if (end.isOver) throw timedOut();
}
