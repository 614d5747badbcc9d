import { aged, leastLifetime } from "./lifetimes.ts";

export interface ReplyCacheOptions {
  /** No reply is kept longer, whatever it says. */
  readonly maxSeconds: number;
  readonly maxReplies: number;
  /** In milliseconds. */
  readonly now: () => number;
}

/** Replies of other name servers, for as long as they may be kept. */
export interface ReplyCache {
  get(key: string): Buffer | undefined;
  put(key: string, reply: Buffer): void;
}

interface Kept {
  readonly reply: Buffer;
  readonly at: number;
  readonly until: number;
}

const [noError, nameError] = [0, 3];

/** The oldest go when it is full. Failures are not kept, nor what was cut off. */
export function createReplyCache({ maxSeconds, maxReplies, now }: ReplyCacheOptions): ReplyCache {
  const kept = new Map<string, Kept>();
  return {
    get: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      if (now() < found.until) return aged(found.reply, Math.floor((now() - found.at) / 1000));
      kept.delete(key);
      return undefined;
    },
    put: (key, reply) => {
      const flags = reply.readUInt16BE(2);
      const code = flags & 0xf;
      if ((code !== noError && code !== nameError) || flags & 0x200) return;
      const seconds = Math.min(leastLifetime(reply) ?? 0, maxSeconds);
      if (seconds <= 0) return;
      kept.delete(key);
      kept.set(key, { reply: Buffer.from(reply), at: now(), until: now() + seconds * 1000 });
      const oldest = kept.keys().next();
      if (kept.size > maxReplies && !oldest.done) kept.delete(oldest.value);
    },
  };
}
