import { type ApiObject, updateManagedFields } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { managerOf } from "../verbs/writing.ts";

export const created = (object: ApiObject): Answer => ({ is: "object", code: 201, object });

/** A review is answered with the fields that were sent, and like every object with who sent them; the status is the server's. */
export function reviewed(call: Call, { now }: Pick<RoadDeps, "now">, { sent, status }: Review): Answer {
  const manager = managerOf(call);
  const { kind } = call;
  const owned = updateManagedFields({
    kind,
    subresource: "",
    manager,
    now: now(),
    previous: undefined,
    next: sent,
    resetFields: [],
  });
  return created({ ...owned, status } as ApiObject);
}

export interface Review {
  readonly sent: ApiObject;
  readonly status: unknown;
}
