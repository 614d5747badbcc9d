import type { Pod, Volume } from "@kubets/api/types/core-v1";
import type { ConfigSource } from "../container/environment.ts";
import type { FieldContext } from "../container/field-ref.ts";
import type { Allocatable } from "../container/resource-field-ref.ts";

/** One way to give files to a pod: one object a file, listed in `volume-plugins.ts`. */
export interface VolumePlugin {
  /** The field of a Volume that asks for it. */
  readonly source: keyof Volume;
  /** Its part of the path: `kubernetes.io~empty-dir`. */
  readonly folder: string;
  /** Whether the contents follow other objects, and are written again now and then. */
  readonly follows: boolean;
  /** Makes it, or makes it current; resolves with the path on the node. */
  mount(volume: Volume, context: VolumeContext): Promise<string>;
}

export interface VolumeContext extends Pick<FieldContext, "hostIPs"> {
  readonly pod: Pod;
  /** The folder of this volume, which may not exist yet. */
  readonly path: string;
  readonly config: ConfigSource;
  readonly tokens: TokenSource;
  readonly claims: ClaimSource;
  readonly allocatable: Allocatable;
  /** Group that owns the files, by the pod's `fsGroup`. */
  readonly group: number | undefined;
}

/** Tokens of service accounts, bound to a pod. */
export interface TokenSource {
  /** One that has a good part of its time left. */
  token(
    pod: Pod,
    request: { readonly audience: string | undefined; readonly expirationSeconds: number },
  ): Promise<string>;
  /** Of a pod that is gone. */
  forget(podUid: string): void;
}

/** Where the volume of a claim lies on this node. */
export interface ClaimSource {
  hostPath(namespace: string, claim: string): Promise<string>;
}
