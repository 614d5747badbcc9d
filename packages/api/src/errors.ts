/**
 * Every failure of the API, as one class over one closed table. A border (REST, gRPC, a client) turns what was thrown
 * into an `ApiError` once, with `asApiError`, and encodes it as a Kubernetes `Status`.
 */

import { stringifyJson } from "./codec/stringify-json.ts";
import { goQuote } from "./patch/go-text.ts";

/** gRPC status codes, as numbered by the gRPC specification; kept here so that this package needs no gRPC. */
const grpc = {
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  outOfRange: 11,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** Reasons as in meta/v1 `StatusReason`; `Unknown` is sent as the empty string, as kube-apiserver does. */
export const reasons = {
  BadRequest: { http: 400, grpc: grpc.invalidArgument },
  Unauthorized: { http: 401, grpc: grpc.unauthenticated },
  Forbidden: { http: 403, grpc: grpc.permissionDenied },
  NotFound: { http: 404, grpc: grpc.notFound },
  MethodNotAllowed: { http: 405, grpc: grpc.unimplemented },
  NotAcceptable: { http: 406, grpc: grpc.invalidArgument },
  AlreadyExists: { http: 409, grpc: grpc.alreadyExists },
  Conflict: { http: 409, grpc: grpc.aborted },
  Gone: { http: 410, grpc: grpc.outOfRange },
  Expired: { http: 410, grpc: grpc.outOfRange },
  RequestEntityTooLarge: { http: 413, grpc: grpc.resourceExhausted },
  UnsupportedMediaType: { http: 415, grpc: grpc.invalidArgument },
  Invalid: { http: 422, grpc: grpc.invalidArgument },
  TooManyRequests: { http: 429, grpc: grpc.resourceExhausted },
  InternalError: { http: 500, grpc: grpc.internal },
  ServerTimeout: { http: 500, grpc: grpc.unavailable },
  Unknown: { http: 500, grpc: grpc.unknown },
  ServiceUnavailable: { http: 503, grpc: grpc.unavailable },
  Timeout: { http: 504, grpc: grpc.deadlineExceeded },
} as const satisfies Record<string, { http: number; grpc: number }>;

export type Reason = keyof typeof reasons;

/** One cause of a `Status`: `reason` is a meta/v1 `CauseType` such as `FieldValueInvalid`. */
export interface StatusCause {
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

/** meta/v1 `StatusDetails`: `kind` is the resource for most errors and the kind for `Invalid`, as upstream. */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** meta/v1 `Status` as it travels; key order is the order of Go's JSON. */
export interface Status {
  readonly kind: "Status";
  readonly apiVersion: "v1";
  readonly metadata: { readonly continue?: string; readonly resourceVersion?: string };
  readonly status: "Success" | "Failure";
  readonly message?: string;
  readonly reason?: string;
  readonly details?: StatusDetails;
  readonly code?: number;
}

export interface ApiErrorOptions {
  readonly details?: StatusDetails;
  /** What really went wrong: for the log, never for the client. */
  readonly cause?: unknown;
  /** HTTP code, where it differs from the reason's. */
  readonly code?: number;
  /** A new continue token, on 410 of an expired one. */
  readonly continue?: string;
}

export class ApiError extends Error {
  readonly reason: Reason;
  readonly code: number;
  readonly details: StatusDetails | undefined;
  readonly continueToken: string | undefined;

  constructor(reason: Reason, message: string, options: ApiErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.reason = reason;
    this.code = options.code ?? reasons[reason].http;
    this.details = options.details;
    this.continueToken = options.continue;
  }

  toStatus(): Status {
    return {
      kind: "Status",
      apiVersion: "v1",
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: "Failure",
      message: this.message,
      ...(this.reason === "Unknown" ? {} : { reason: this.reason }),
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }

  /** The error a `Status` stands for; a reason we do not know becomes `Unknown` with the status' own code. */
  static fromStatus(status: Status): ApiError {
    const reason = status.reason && status.reason in reasons ? (status.reason as Reason) : "Unknown";
    const { details, code } = status;
    return new ApiError(reason, status.message ?? "", { details, code, continue: status.metadata?.continue });
  }
}

export const grpcCodeOf = (error: ApiError): number => reasons[error.reason].grpc;

/** The one translation of what was thrown: anything that is not an `ApiError` is ours to explain, in the log only. */
export const asApiError = (thrown: unknown): ApiError =>
  thrown instanceof ApiError
    ? thrown
    : new ApiError("InternalError", "Internal error occurred: unexpected error, see the server's log", {
        cause: thrown,
        details: { causes: [{ message: "unexpected error, see the server's log" }] },
      });

/** What an error message calls a resource: `pods`, `deployments.apps`. */
export interface ResourceName {
  readonly group: string;
  readonly plural: string;
}
const qualified = ({ group, plural }: ResourceName) => (group ? `${plural}.${group}` : plural);
const detailsOf = ({ group, plural }: ResourceName, name: string): StatusDetails => ({
  ...(name ? { name } : {}),
  ...(group ? { group } : {}),
  kind: plural,
});

export const badRequest = (message: string) => new ApiError("BadRequest", message);

export const unauthorized = () => new ApiError("Unauthorized", "Unauthorized");

export const notFound = (resource: ResourceName, name: string) =>
  new ApiError("NotFound", `${qualified(resource)} "${name}" not found`, { details: detailsOf(resource, name) });

export const alreadyExists = (resource: ResourceName, name: string) =>
  new ApiError("AlreadyExists", `${qualified(resource)} "${name}" already exists`, {
    details: detailsOf(resource, name),
  });

export const conflict = (resource: ResourceName, name: string, why: string) =>
  new ApiError("Conflict", `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`, {
    details: detailsOf(resource, name),
  });

/** The usual conflict: the caller's resourceVersion is not the stored one. */
export const staleObject = (resource: ResourceName, name: string) =>
  conflict(
    resource,
    name,
    "the object has been modified; please apply your changes to the latest version and try again",
  );

export const forbidden = (resource: ResourceName, name: string, why: string) =>
  new ApiError("Forbidden", `${qualified(resource)}${name ? ` "${name}"` : ""} is forbidden: ${why}`, {
    details: detailsOf(resource, name),
  });

export const expired = (message: string, options: ApiErrorOptions = {}) => new ApiError("Expired", message, options);

export const methodNotAllowed = (resource: ResourceName) =>
  new ApiError("MethodNotAllowed", "the server does not allow this method on the requested resource", {
    details: detailsOf(resource, ""),
  });

export const tooLarge = (limitBytes: number) =>
  new ApiError("RequestEntityTooLarge", `Request entity too large: limit is ${limitBytes}`);

/**
 * What one validation finds: `type` is the CauseType, `field` a path such as `spec.containers[0].name`.
 * `value` is printed as upstream prints it (strings quoted, objects as JSON); left out for Required, Forbidden, TooLong.
 */
export interface FieldError {
  readonly type:
    | "FieldValueInvalid"
    | "FieldValueRequired"
    | "FieldValueDuplicate"
    | "FieldValueForbidden"
    | "FieldValueNotFound"
    | "FieldValueNotSupported"
    | "FieldValueTooLong"
    | "FieldValueTooMany"
    | "FieldValueTypeInvalid"
    | "InternalError";
  readonly field: string;
  readonly value?: unknown;
  readonly detail: string;
}

/** Stands for a value that is not shown, of an error that usually shows one. */
export const omittedValue = Symbol("omitted");

const spoken: Record<FieldError["type"], string> = {
  FieldValueInvalid: "Invalid value",
  FieldValueRequired: "Required value",
  FieldValueDuplicate: "Duplicate value",
  FieldValueForbidden: "Forbidden",
  FieldValueNotFound: "Not found",
  FieldValueNotSupported: "Unsupported value",
  FieldValueTooLong: "Too long",
  FieldValueTooMany: "Too many",
  FieldValueTypeInvalid: "Invalid value",
  InternalError: "Internal error",
};
const valueless = new Set<FieldError["type"]>([
  "FieldValueRequired",
  "FieldValueForbidden",
  "FieldValueTooLong",
  "InternalError",
]);

/** `Invalid value: "A_b": must be …`: a field error without its path, as it stands in a cause's message. */
export function fieldErrorText({ type, value, detail }: FieldError): string {
  const said = valueless.has(type) || value === omittedValue ? spoken[type] : `${spoken[type]}: ${valueText(value)}`;
  return detail ? `${said}: ${detail}` : said;
}

const valueText = (value: unknown): string =>
  typeof value === "string" ? goQuote(value) : stringifyJson(value ?? null);

/** 422 with one cause for each field error. `kind` is the kind (`Pod`), or the resource where upstream says that. */
export function invalid(kind: { group: string; kind: string }, name: string, errors: readonly FieldError[]): ApiError {
  // What was found twice is a cause twice, and said once.
  const texts = [...new Set(errors.map((e) => `${e.field}: ${fieldErrorText(e)}`))];
  const all = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  const qualifiedKind = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new ApiError("Invalid", `${qualifiedKind} "${name}" is invalid${texts.length ? `: ${all}` : ""}`, {
    details: {
      ...(name ? { name } : {}),
      ...(kind.group ? { group: kind.group } : {}),
      ...(kind.kind ? { kind: kind.kind } : {}),
      ...(errors.length
        ? { causes: errors.map((e) => ({ reason: e.type, message: fieldErrorText(e), field: e.field })) }
        : {}),
    },
  });
}
