import { CompactedError, TooLargeError, UnavailableError, UncertainError } from "../kv.ts";
import { GrpcError, grpcStatus } from "./grpc-session.ts";

/** The lease a put names has expired or been revoked; the transaction was not applied. */
export class LeaseGoneError extends Error {
  override readonly name = "LeaseGoneError";
}

/** Codes with which etcd refuses before anything is applied. */
const refusals = new Set<number>([
  grpcStatus.invalidArgument,
  grpcStatus.notFound,
  grpcStatus.alreadyExists,
  grpcStatus.permissionDenied,
  grpcStatus.unauthenticated,
  grpcStatus.failedPrecondition,
  grpcStatus.outOfRange,
  grpcStatus.resourceExhausted,
  grpcStatus.unimplemented,
]);

/** What a failed call means to the users of `Kv`. `isWrite`: something may have been applied before it failed. */
export function kvError(error: unknown, isWrite: boolean): Error {
  const { code, message, unsent } = asGrpcError(error);
  if (message.includes("revision has been compacted")) return new CompactedError(0);
  if (message.includes("request is too large") || message.includes("too many operations")) {
    return new TooLargeError(message, { cause: error });
  }
  if (message.includes("requested lease not found")) return new LeaseGoneError(message);
  if (isWrite && !unsent && !refusals.has(code)) return new UncertainError(message, { cause: error });
  return new UnavailableError(message, { cause: error });
}

/** Whether a call may be made again, at another endpoint. */
export function mayAskAgain(thrown: unknown, isWrite: boolean): boolean {
  const { code, unsent } = asGrpcError(thrown);
  return unsent || (!isWrite && !refusals.has(code));
}

const asGrpcError = (thrown: unknown): GrpcError =>
  thrown instanceof GrpcError ? thrown : new GrpcError(grpcStatus.unknown, String(thrown), { cause: thrown });
