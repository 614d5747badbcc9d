import type { Message } from "../schema/schema.ts";
import type { QueryParameter } from "./document.ts";

const parameter = (name: string, type: QueryParameter["type"], description: string): QueryParameter => {
  return { name, type, description };
};

export const pretty = parameter(
  "pretty",
  "string",
  "Indent the answer when 'true'; browsers and curl get that anyway.",
);

const dryRun = parameter("dryRun", "string", "'All': check and answer as if the change were made, but make none.");
const fieldManager = parameter("fieldManager", "string", "Who becomes the manager of the changed fields.");
const fieldValidation = parameter(
  "fieldValidation",
  "string",
  "What to do about unknown and duplicate fields: Ignore, Warn (the default) or Strict.",
);

const selection: readonly QueryParameter[] = [
  parameter("continue", "string", "Token of the last page, to be given the next one."),
  parameter("fieldSelector", "string", "Only objects whose fields match."),
  parameter("labelSelector", "string", "Only objects whose labels match."),
  parameter("limit", "integer", "At most this many objects; the rest is reached with the answer's continue token."),
  parameter("resourceVersion", "string", "How fresh the answer must be, or where a watch begins."),
  parameter(
    "resourceVersionMatch",
    "string",
    "Whether resourceVersion is met exactly or is the least: Exact, NotOlderThan.",
  ),
  parameter("sendInitialEvents", "boolean", "Begin a watch with the objects there are, and a bookmark after them."),
  parameter("shardSelector", "string", "Only objects of a part of the key space."),
  parameter("timeoutSeconds", "integer", "End the request after this time, busy or not."),
];

const deletion: readonly QueryParameter[] = [
  dryRun,
  parameter("gracePeriodSeconds", "integer", "Time until the object is gone; 0 is at once."),
  parameter(
    "ignoreStoreReadErrorWithClusterBreakingPotential",
    "boolean",
    "Delete even an object that cannot be read from the store, without its finalizers.",
  ),
  parameter(
    "orphanDependents",
    "boolean",
    "Deprecated, use propagationPolicy: leave the object's dependents in place.",
  ),
  parameter("propagationPolicy", "string", "What becomes of dependents: Orphan, Background or Foreground."),
];

/** Query parameters by action, without `pretty`. */
export const queryOf = {
  get: [],
  list: [
    parameter("allowWatchBookmarks", "boolean", "Send bookmarks, which say how far a quiet watch has come."),
    ...selection,
    parameter("watch", "boolean", "Stream changes instead of answering with a list."),
  ],
  post: [dryRun, fieldManager, fieldValidation],
  put: [dryRun, fieldManager, fieldValidation],
  patch: [
    dryRun,
    fieldManager,
    fieldValidation,
    parameter("force", "boolean", "Apply even to fields of other managers, and take them over."),
  ],
  delete: deletion,
  deletecollection: [...deletion, ...selection],
} as const satisfies Record<string, readonly QueryParameter[]>;

/** The fields of an options message as query parameters: those of `pods/exec` are PodExecOptions. Only scalars, as upstream lists them. */
export function queryOfOptions(
  message: Message,
  describe: (message: Message, field: string) => string,
): QueryParameter[] {
  return message.fields.flatMap(({ json, type: of }) => {
    if (of.is !== "scalar") return [];
    const type = of.scalar === "bool" ? "boolean" : /^int/.test(of.scalar) ? "integer" : "string";
    return [parameter(json, type, describe(message, json))];
  });
}
