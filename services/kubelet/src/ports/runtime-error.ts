/**
 * Why the runtime did not do it. The image reasons are those the API shows while a container waits;
 * `Unreachable` says nothing about what runs.
 */
export type RuntimeErrorReason =
  | "Unreachable"
  | "NotFound"
  | "TimedOut"
  | "ErrImagePull"
  | "RegistryUnavailable"
  | "InvalidImageName"
  | "ErrImageNeverPull"
  | "CreateContainerConfigError"
  | "CreateContainerError"
  | "RunContainerError"
  | "PostStartHookError"
  | "CreatePodSandboxError"
  | "Internal";

export class RuntimeError extends Error {
  readonly reason: RuntimeErrorReason;
  constructor(reason: RuntimeErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RuntimeError";
    this.reason = reason;
  }
}

export const isUnreachable = (error: unknown): boolean =>
  error instanceof RuntimeError && error.reason === "Unreachable";
