/** An image on the node, as a list of all shows it. */
export interface ImageSummary {
  /** `sha256:…` of its configuration. */
  readonly id: string;
  /** `busybox:1.36`. */
  readonly tags: readonly string[];
  /** `busybox@sha256:…`, of what was pulled. */
  readonly digests: readonly string[];
  readonly size: number;
  /** Never to be collected: the sandboxes' own. */
  readonly pinned: boolean;
}

/** Where the images are. */
export interface ImageFilesystem {
  readonly path: string;
  readonly capacityBytes: number;
  readonly availableBytes: number;
}

/** An image on the node. */
export interface Image extends ImageSummary {
  /** USER of the image: an id, or a name. */
  readonly user: string;
}

/** What the `auth` of a registry in a dockerconfigjson says. Tried in order. */
export interface ImageCredentials {
  readonly username?: string;
  readonly password?: string;
  readonly serverAddress?: string;
  readonly identityToken?: string;
  readonly registryToken?: string;
}
