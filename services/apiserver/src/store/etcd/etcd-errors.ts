import { type ServiceError, status } from "@grpc/grpc-js";
import { CompactedError, TooLargeError, UnavailableError, UncertainError } from "../kv.ts";

/** The lease a put names has expired or been revoked; the transaction was not applied. */
export class LeaseGoneError extends Error {
  override readonly name = "LeaseGoneError";
}

/** Codes with which etcd refuses before anything is applied. */
const refusals = new Set<number>([
  status.INVALID_ARGUMENT,
  status.NOT_FOUND,
  status.ALREADY_EXISTS,
  status.PERMISSION_DENIED,
  status.UNAUTHENTICATED,
  status.FAILED_PRECONDITION,
  status.OUT_OF_RANGE,
  status.RESOURCE_EXHAUSTED,
  status.UNIMPLEMENTED,
]);

/** What a failed call means to the users of `Kv`. `isWrite`: something may have been applied before it failed. */
export function kvError(error: ServiceError, isWrite: boolean): Error {
  const { code, details } = error;
  if (details.includes("revision has been compacted")) return new CompactedError(0);
  if (details.includes("request is too large") || details.includes("too many operations")) {
    return new TooLargeError(details, { cause: error });
  }
  if (details.includes("requested lease not found")) return new LeaseGoneError(details);
  if (isWrite && !refusals.has(code)) return new UncertainError(details, { cause: error });
  return new UnavailableError(details, { cause: error });
}

/** Whether a read may be asked again, of another endpoint. */
export const mayAskAgain = ({ code }: ServiceError): boolean => !refusals.has(code);
