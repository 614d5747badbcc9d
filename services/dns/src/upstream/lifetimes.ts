const headerBytes = 12;
const optType = 41;

/** Calls back for each record of a packet with where its TTL stands; throws for a packet that is cut off. */
export function eachLifetime(packet: Buffer, visit: (offset: number) => void): void {
  let at = headerBytes;
  for (let left = packet.readUInt16BE(4); left > 0; left -= 1) at = skipName(packet, at) + 4;
  const records = packet.readUInt16BE(6) + packet.readUInt16BE(8) + packet.readUInt16BE(10);
  for (let left = records; left > 0; left -= 1) {
    at = skipName(packet, at);
    // An OPT record has flags in the place of a TTL.
    if (packet.readUInt16BE(at) !== optType) visit(at + 4);
    at += 10 + packet.readUInt16BE(at + 8);
  }
}

/** The least TTL in seconds; undefined for a packet without records. */
export function leastLifetime(packet: Buffer): number | undefined {
  let least: number | undefined;
  eachLifetime(packet, (offset) => {
    least = Math.min(least ?? Number.POSITIVE_INFINITY, packet.readUInt32BE(offset));
  });
  return least;
}

/** A copy that has become older. */
export function aged(packet: Buffer, seconds: number): Buffer {
  const copy = Buffer.from(packet);
  eachLifetime(copy, (offset) => copy.writeUInt32BE(Math.max(0, copy.readUInt32BE(offset) - seconds), offset));
  return copy;
}

function skipName(packet: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = packet.readUInt8(at);
    if (length >= 0xc0) return at + 2;
    if (length === 0) return at + 1;
    at += length + 1;
  }
}
