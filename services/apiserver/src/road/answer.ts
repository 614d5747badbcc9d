import type { ApiObject } from "@kubets/api";
import type { Entry, ListResult, WatchHandle, WatchSink } from "../store/store.ts";

/** What a verb gives back; the door it came through (REST, gRPC) makes the bytes. */
export type Answer =
  /** A stored object: its bytes are made already. 201 where this call created it. */
  | { readonly is: "entry"; readonly code: 200 | 201 | 202; readonly entry: Entry }
  /** An object that is not stored as it stands: a review, a Scale, a Status. */
  | { readonly is: "object"; readonly code: 200 | 201 | 202; readonly object: AnswerObject }
  | { readonly is: "list"; readonly result: ListResult }
  /** Starts when the door is ready to receive; errors of `open` are answered as any other error. */
  | { readonly is: "watch"; readonly open: (sink: WatchSink) => Promise<WatchHandle>; readonly timeoutMs: number }
  /** Plain text, such as a log. */
  | { readonly is: "text"; readonly code: number; readonly text: string }
  /** Bytes as they come: the log of a container. */
  | {
      readonly is: "stream";
      readonly code: number;
      readonly contentType: string;
      readonly body: AsyncIterable<Uint8Array>;
    };

/** A Status has no object metadata; everything else that is answered has. */
export type AnswerObject = ApiObject | { readonly kind: string; readonly apiVersion: string };
