import { ApiError } from "@kubets/api";
import type { ApiClient } from "../connection/client.ts";
import type { Leadership } from "./elect.ts";

const writes = ["create", "createPart", "update", "patch", "apply", "delete", "deleteCollection", "transact"] as const;

/**
 * A client that writes only while the lease is surely ours: a process that was paused past its lease, and does not know yet,
 * must not write over what the next leader did.
 */
export function fencedClient(client: ApiClient, leadership: Leadership): ApiClient {
  const check = () => {
    if (leadership.signal.aborted || performance.now() >= leadership.safeUntil())
      throw new ApiError("Conflict", "this instance does not lead any more");
  };
  const fenced = writes.map((name) => {
    const write = client[name] as (...given: never[]) => Promise<unknown>;
    return [
      name,
      async (...given: never[]) => {
        check();
        return write(...given);
      },
    ];
  });
  const bind: ApiClient["bind"] = () => {
    const stream = client.bind();
    return {
      ...stream,
      bind: async (binding) => {
        check();
        return stream.bind(binding);
      },
    };
  };
  return { ...client, ...Object.fromEntries(fenced), bind } as ApiClient;
}
