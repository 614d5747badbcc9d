/** A story told to a server, one request after another, in a namespace of its own. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly it: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `configmaps/a`, `apps/v1/deployments/web/scale`: in the namespace of the scenario; with a leading slash as it stands. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  /** Sent as JSON, a string as it stands. `${name}` in it is what an earlier step saved. */
  readonly body: unknown;
  readonly userAgent: string;
  /** Keeps a value of the answer: `{ rv: "metadata.resourceVersion" }`. */
  readonly save: Readonly<Record<string, string>>;
}

export type Options = Partial<Pick<Step, "query" | "contentType" | "userAgent" | "save">>;

export interface Applying extends Options {
  readonly force?: boolean;
}

/** Of who does not say who it is. */
export const userAgent = "tester/1.0";

const step = (it: string, facts: Pick<Step, "method" | "path" | "body">, options: Options = {}): Step => ({
  it,
  query: {},
  contentType: "application/json",
  userAgent,
  save: {},
  ...facts,
  ...options,
});

/** The scenarios' language: one word for each request. A path comes first, then what is sent. */
export const post = (it: string, path: string, body: unknown, options?: Options): Step =>
  step(it, { method: "POST", path, body }, options);
export const put = (it: string, path: string, body: unknown, options?: Options): Step =>
  step(it, { method: "PUT", path, body }, options);
export const get = (it: string, path: string, options?: Options): Step =>
  step(it, { method: "GET", path, body: undefined }, options);
export const remove = (it: string, path: string, options?: Options): Step =>
  step(it, { method: "DELETE", path, body: undefined }, options);

/** With what a DELETE says in its body. */
export const removeWith = (it: string, path: string, body: object, options?: Options): Step =>
  step(it, { method: "DELETE", path, body }, options);

const patching =
  (contentType: string) =>
  (it: string, path: string, body: unknown, options?: Options): Step =>
    step(it, { method: "PATCH", path, body }, { contentType, ...options });

export const jsonPatch = patching("application/json-patch+json");
export const mergePatch = patching("application/merge-patch+json");
export const strategicPatch = patching("application/strategic-merge-patch+json");

const applyPatch = patching("application/apply-patch+yaml");

/** Server-side apply by `manager`. */
export function applyAs(
  manager: string,
  it: string,
  path: string,
  ...[body, options = {}]: [unknown, Applying?]
): Step {
  const { force, ...others } = options;
  const query = { fieldManager: manager, ...(force ? { force: "true" } : {}), ...options.query };
  return applyPatch(it, path, body, { ...others, query });
}

const plainTypes: ReadonlySet<string> = new Set([
  "application/json",
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
  "application/apply-patch+yaml",
]);
const plainOptions: ReadonlySet<string> = new Set([
  ...["fieldManager", "fieldValidation", "labelSelector", "fieldSelector", "limit", "continue"],
  ...["resourceVersion", "resourceVersionMatch"],
]);

/** Whether the step can be said by gRPC, which knows no media types, no free options and only true and false. */
export const isPlain = ({ method, query, contentType, userAgent: agent }: Step): boolean =>
  agent === userAgent &&
  (method === "PATCH" ? plainTypes.has(contentType.split(";")[0]!) && contentType !== "application/json" : true) &&
  Object.entries(query).every(
    ([name, value]) =>
      plainOptions.has(name) || (name === "dryRun" && value === "All") || (name === "force" && value === "true"),
  );
