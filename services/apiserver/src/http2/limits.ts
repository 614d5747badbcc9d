/** Every bound of the engine. Bytes, milliseconds or plain counts; what each one is against stands beside it. */
export const limits = {
  /** Of a header list as HPACK counts it (names, values, 32 for each): HPACK bombs. Beyond it a request gets 431. */
  headerListBytes: 64 * 1024,
  /** Fields in one list. */
  headerFields: 256,
  /** Of a header block as it travels, over all its frames: CONTINUATION floods. */
  headerBlockBytes: 128 * 1024,
  /** CONTINUATION frames in one block. */
  continuations: 32,
  /** Of the dynamic table, in both directions. */
  headerTableBytes: 4096,
  /** Header blocks that a connection remembers with what they mean, and the longest of them. */
  rememberedBlocks: 16,
  rememberedBlockBytes: 2048,

  /** Streams that a client may have open at once. */
  concurrentStreams: 250,
  /** What a peer may send on one stream before it is taken: a 3 MiB body should not wait for round trips. */
  streamWindow: 1024 * 1024,
  /** The same of one connection: what unread request bodies may hold. */
  connectionWindow: 16 * 1024 * 1024,

  /** Of a request that goes on behind its answer: then it is broken off. */
  discardedBytes: 16 * 1024 * 1024,
  /** Streams that a client broke off or made us break off, at once and by the second: rapid reset (CVE-2023-44487). */
  resets: { burst: 1000, perSecond: 33 },
  /** Frames that carry nothing and cost us something (PING, SETTINGS, PRIORITY, empty DATA): floods. */
  idleFrames: { burst: 10_000, perSecond: 1000 },
  /** Frames of ours that a peer does not read, beside answers' bodies: acknowledgements, headers. */
  unreadControlBytes: 1024 * 1024,
  /** Answers that wait for one connection's windows: beyond it further ones are reset. */
  unsentBytes: 1000 * 1024 * 1024,
  /** Streams that we broke off and whose late frames are let pass. */
  rememberedResets: 250,

  /** Until a connection's first bytes, and until a header block is whole. */
  headerMs: 10_000,
  /** Without a stream: as upstream. */
  idleMs: 90_000,
  /** A finished answer of which the client takes nothing, and a request that does not end behind its answer. */
  stalledMs: 60_000,
  /** Between two looks at all of these. */
  sweepMs: 2_000,

  /** A write to the socket, and the units in which memory is taken for it: most need the small one. */
  slabBytes: 128 * 1024,
  smallSlabBytes: 16 * 1024,
  /** Unused ones that are kept, of each size. */
  spareSlabBytes: 2 * 1024 * 1024,
} as const;
