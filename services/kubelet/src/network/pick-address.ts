import { addressText, contains, type IpRange } from "./ip-range.ts";

export interface Picking {
  readonly taken: ReadonlySet<bigint>;
  /** The address given last: an address comes back only after all others, so that nobody reaches a pod by its predecessor's. */
  readonly after: bigint | undefined;
}

/** A free address for a pod; undefined when none is left. The first of a range is its own, the second the gateway's, the last broadcast. */
export function pickAddress(range: IpRange, { taken, after }: Picking): string | undefined {
  const first = range.first + 2n;
  const last = range.family === "IPv4" ? range.last - 1n : range.last;
  const usable = last - first + 1n;
  const begin = after !== undefined && contains(range, after) && after >= first ? after - first + 1n : 0n;
  const tries = BigInt(taken.size) + 1n;
  for (let at = 0n; at < usable && at < tries; at += 1n) {
    const candidate = first + ((begin + at) % usable);
    if (!taken.has(candidate)) return addressText(candidate, range.family);
  }
  return undefined;
}
