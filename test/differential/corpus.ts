import type { Kind } from "@kubets/api";
import type { Edit, JsonObject } from "./edit.ts";

/** Objects of one kind that kube-apiserver takes, and what is to be tried with them. */
export interface Corpus {
  readonly kind: Kind;
  readonly samples: readonly Sample[];
  /** Created before, in this order, and left until the end of the corpus: `[path of the collection, object]`. */
  readonly needs?: readonly (readonly [path: string, object: JsonObject])[];
}

export interface Sample {
  /** What it shows: "every field", "a headless one". */
  readonly name: string;
  readonly object: JsonObject;
  /** Also written to `/status`, where the kind has that, before updates are tried. */
  readonly status?: JsonObject;
  /** Paths without indexes that another corpus mutates already: `spec.template.spec`. */
  readonly skip?: readonly string[];
  /** Combinations that no single field shows, by what they are. */
  readonly combinations?: Readonly<Record<string, readonly Edit[]>>;
  /** Requests of a form of their own: subresources, odd bodies, patches. */
  readonly requests?: readonly SampleRequest[];
  /** Sent to both when the sample was deleted, where that alone does not end it. */
  readonly ends?: readonly SampleRequest[];
  /** Only the combinations and requests are tried, no mutations. */
  readonly handmade?: boolean;
  /** Paths of what controllers of the other server write at once, and which so cannot be compared in a stored object. */
  readonly ignored?: readonly string[];
  /** Roads on which the changes are tried, of `create`, `update`, `status`; all where absent. */
  readonly roads?: readonly string[];
}

/** Sent while the sample is stored. */
export interface SampleRequest {
  readonly name: string;
  readonly method: string;
  /** Behind the object's path: `/binding`, `?dryRun=All`; `""` is the object itself. */
  readonly path: string;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: JsonObject | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Metadata that is the same for every kind: the corpus of ConfigMap mutates it, others may skip it. */
export const commonMetadata: readonly string[] = [
  ...["generateName", "namespace", "selfLink", "generation", "creationTimestamp", "deletionTimestamp"],
  ...["deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "thisFieldIsUnknown"],
].map((name) => `metadata.${name}`);

/** The namespace in which everything with a namespace is tried. */
export const namespace = "differential";

/** `set("spec.containers[0].name", "x")`: for combinations. In a name, `~` stands for a dot. */
export const set = (path: string, value: unknown): Edit => ({
  path: path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~", "."))),
  value,
});

/** `unset("spec.replicas")`. */
export const unset = (path: string): Edit => set(path, undefined);
