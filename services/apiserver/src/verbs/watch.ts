import { ApiError, type Kind } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import { parseRevision } from "../store/read-options.ts";
import { selectionOf } from "./selection.ts";
import { storedKind } from "./stored-kind.ts";

/** A watch without a limit of its own lasts this long, and up to twice as long so that not all end together. */
const shortestMs = 30 * 60 * 1000;
/** A longer timer would fire at once. */
const longestMs = 2 ** 31 - 1;

export async function watch(call: Call, { store, registry }: RoadDeps): Promise<Answer> {
  if (!call.kind.storage) throw notWatchable(call.kind);
  // Refused before the stream begins.
  if (call.options.resourceVersion) parseRevision(call.options.resourceVersion);
  const { resourceVersion, resourceVersionMatch, allowWatchBookmarks, sendInitialEvents, timeoutSeconds } =
    call.options;
  const options = {
    ...selectionOf(call),
    ...(resourceVersion ? { resourceVersion } : {}),
    ...(resourceVersionMatch ? { resourceVersionMatch } : {}),
    ...(sendInitialEvents === undefined ? {} : { sendInitialEvents }),
    allowBookmarks: allowWatchBookmarks,
    signal: call.end.signal,
  };
  const timeoutMs = timeoutSeconds ? Math.min(timeoutSeconds * 1000, longestMs) : shortestMs * (1 + Math.random());
  return {
    is: "watch",
    timeoutMs,
    open: (sink) => store.watch(storedKind(call.kind, registry), { ...options, endsInMs: timeoutMs }, sink),
  };
}

/** Of a kind that is not stored there is nothing to watch. */
const notWatchable = ({ plural: kind }: Kind) =>
  new ApiError("MethodNotAllowed", `watch is not supported on resources of kind ${JSON.stringify(kind)}`, {
    details: { kind },
  });
