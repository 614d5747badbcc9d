import { status as grpcStatus, Metadata, type ServiceError } from "@grpc/grpc-js";
import { ApiError, grpcCodeOf, type Reason, type Status } from "@kubets/api";

/** The trailer that carries the Kubernetes Status of a failed call, as JSON. */
export const statusKey = "kubets-status-bin";

/** An `ApiError` as gRPC sends it. */
export function toServiceError(error: ApiError): ServiceError {
  const metadata = new Metadata();
  metadata.set(statusKey, Buffer.from(JSON.stringify(error.toStatus())));
  return Object.assign(new Error(error.message), { code: grpcCodeOf(error), details: error.message, metadata });
}

/** What a gRPC code means where no Status came along: the server was not reached, or is not ours. */
const reasonOfCode: Readonly<Partial<Record<grpcStatus, Reason>>> = {
  [grpcStatus.UNAUTHENTICATED]: "Unauthorized",
  [grpcStatus.PERMISSION_DENIED]: "Forbidden",
  [grpcStatus.UNAVAILABLE]: "ServiceUnavailable",
  [grpcStatus.DEADLINE_EXCEEDED]: "Timeout",
  [grpcStatus.RESOURCE_EXHAUSTED]: "TooManyRequests",
  [grpcStatus.UNIMPLEMENTED]: "MethodNotAllowed",
};

/** What a failed call says, as an `ApiError`; the gRPC error is its cause. */
export function fromServiceError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const error = thrown as Partial<ServiceError>;
  const [bytes] = error.metadata?.get?.(statusKey) ?? [];
  if (bytes !== undefined) return ApiError.fromStatus(JSON.parse(bytes.toString()) as Status);
  const reason = reasonOfCode[error.code ?? grpcStatus.UNKNOWN] ?? "Unknown";
  return new ApiError(reason, error.details || error.message || "the call failed", { cause: thrown });
}
