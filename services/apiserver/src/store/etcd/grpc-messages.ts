const headBytes = 5;

/** The messages in a stream of bytes: one may come in many pieces, and a piece may hold many. */
export interface GrpcMessages {
  push(piece: Buffer): void;
  /** The next whole message, as a view where it came in one piece. */
  next(): Buffer | undefined;
}

export function createGrpcMessages(): GrpcMessages {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = headBytes;
  return {
    push(piece) {
      pieces.push(piece);
      held += piece.length;
    },
    next() {
      if (held < wanted) return undefined;
      const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      const end = headBytes + bytes.readUInt32BE(1);
      if (held < end) {
        pieces = [bytes];
        wanted = end;
        return undefined;
      }
      pieces = held === end ? [] : [bytes.subarray(end)];
      held -= end;
      wanted = headBytes;
      return bytes.subarray(headBytes, end);
    },
  };
}

/** A message as it travels: not compressed, its length, its bytes. */
export function framed(message: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(headBytes + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  message.copy(frame, headBytes);
  return frame;
}
