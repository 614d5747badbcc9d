/** Frame types, RFC 9113 section 6. */
export const frameType = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

export const flag = { ack: 1, endStream: 1, endHeaders: 4, padded: 8, priority: 0x20 } as const;

export const frameHeaderBytes = 9;
/** The largest frame that may be sent to anybody, unless a peer says that it takes larger ones. */
export const defaultFrameBytes = 16_384;
/** Of a stream and of a connection, unless a peer says otherwise. */
export const defaultWindow = 65_535;
export const largestWindow = 2 ** 31 - 1;
export const largestStreamId = 2 ** 31 - 1;

/** What a client says first. */
export const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** A frame where it lies; the record and the bytes are good for one call only. */
export interface Frame {
  type: number;
  flags: number;
  streamId: number;
  bytes: Buffer;
  start: number;
  end: number;
}

/** Writes a frame's head; `kind` is the type and, eight bits higher, the flags. */
export function writeFrameHead(to: Buffer, at: number, head: { length: number; kind: number; streamId: number }): void {
  const { length, kind, streamId } = head;
  to[at] = length >>> 16;
  to[at + 1] = length >>> 8;
  to[at + 2] = length;
  to[at + 3] = kind;
  to[at + 4] = kind >>> 8;
  to[at + 5] = streamId >>> 24;
  to[at + 6] = streamId >>> 16;
  to[at + 7] = streamId >>> 8;
  to[at + 8] = streamId;
}

export const frameKind = (type: number, flags = 0): number => type | (flags << 8);
