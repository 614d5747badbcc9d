// Generated from proto/k8s/version.proto; do not edit.

/** Version of the server. */
export interface Info {
  /** First number of the version. */
  readonly major: string;
  /** Second number of the version. */
  readonly minor: string;
  /** First number of the version whose behaviour is shown. */
  readonly emulationMajor?: string;
  /** Second number of the version whose behaviour is shown. */
  readonly emulationMinor?: string;
  /** First number of the oldest version that it works beside. */
  readonly minCompatibilityMajor?: string;
  /** Second number of the oldest version that it works beside. */
  readonly minCompatibilityMinor?: string;
  /** The version in full, such as `v1.36.3+kubets`. */
  readonly gitVersion: string;
  /** Commit that it was built from. */
  readonly gitCommit: string;
  /** `clean`, or `dirty` where it had changes that were not committed. */
  readonly gitTreeState: string;
  /** When it was built. */
  readonly buildDate: string;
  /** Version of Go, for programs written in it; here the version of Node. */
  readonly goVersion: string;
  /** What compiled it. */
  readonly compiler: string;
  /** System and processor, such as `linux/amd64`. */
  readonly platform: string;
}
