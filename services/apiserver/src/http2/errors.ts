/** Error codes, RFC 9113 section 7. */
export const errorCode = {
  noError: 0,
  protocolError: 1,
  internalError: 2,
  flowControlError: 3,
  streamClosed: 5,
  frameSizeError: 6,
  refusedStream: 7,
  cancel: 8,
  compressionError: 9,
  enhanceYourCalm: 11,
} as const;

/** What a peer has done wrong: to one stream, or (stream 0) to the connection, which ends of it. */
export class Http2Error extends Error {
  override readonly name = "Http2Error";
  readonly code: number;
  readonly streamId: number;
  constructor(code: number, message: string, streamId = 0) {
    super(message);
    this.code = code;
    this.streamId = streamId;
  }
}

/** Of the connection. */
export function protocolError(message: string): never {
  throw new Http2Error(errorCode.protocolError, message);
}
