import { badRequest, type FieldError, invalid } from "@kubets/api";
import { decodeContinue } from "./continue-token.ts";

/** A revision as it came, and as a number (inexact beyond 2^53, which no etcd reaches). */
export interface AskedRevision {
  readonly text: string;
  readonly value: number;
}

/** How fresh the answer must be, and where it starts. */
export type ReadPlan =
  | { readonly at: "latest"; readonly startKey?: string }
  /** Whatever the cache holds. */
  | { readonly at: "any" }
  | { readonly at: "notOlderThan"; readonly revision: AskedRevision }
  | { readonly at: "exactly"; readonly revision: AskedRevision; readonly startKey?: string };

export type WatchPlan =
  | { readonly start: "state" | "now"; readonly freshness: ReadPlan; readonly initialEventsEnd: boolean }
  | { readonly start: "after"; readonly revision: AskedRevision };

interface Options {
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: string;
  readonly limit?: number;
  readonly continue?: string;
  readonly sendInitialEvents?: boolean;
}

const latest: ReadPlan = { at: "latest" };
const any: ReadPlan = { at: "any" };
const maxUint64 = 2n ** 64n - 1n;

export function parseRevision(text: string): AskedRevision {
  const problem = !/^[0-9]+$/.test(text)
    ? "invalid syntax"
    : BigInt(text) > maxUint64
      ? "value out of range"
      : undefined;
  if (problem) {
    const quoted = JSON.stringify(text);
    const said = `strconv.ParseUint: parsing ${quoted}: ${problem}`;
    throw badRequest(`invalid resource version: resourceVersion: Invalid value: ${quoted}: ${said}`);
  }
  return { text, value: Number(text) };
}

/** A read of one object: `resourceVersionMatch` has no meaning there. */
export function planGet({ resourceVersion }: Options): ReadPlan {
  if (!resourceVersion) return latest;
  const revision = parseRevision(resourceVersion);
  return revision.value === 0 ? any : { at: "notOlderThan", revision };
}

export function planList(options: Options): ReadPlan {
  refuse(listProblems(options));
  const { resourceVersion, resourceVersionMatch: match, limit = 0 } = options;
  if (options.continue) {
    const token = decodeContinue(options.continue);
    if (resourceVersion && resourceVersion !== "0") {
      throw badRequest("specifying resource version is not allowed when using continue");
    }
    const { startKey, revision } = token;
    if (revision < 0) return { at: "latest", startKey };
    return { at: "exactly", revision: { text: String(revision), value: revision }, startKey };
  }
  const plan = planGet(options);
  // Before there was resourceVersionMatch, a limit with a revision meant that very revision.
  const isExact = plan.at === "notOlderThan" && (match === "Exact" || (!match && limit > 0));
  return isExact ? { at: "exactly", revision: plan.revision } : plan;
}

export function planWatch(options: Options): WatchPlan {
  refuse(watchProblems(options));
  const { sendInitialEvents } = options;
  const freshness = planGet(options);
  if (freshness.at === "notOlderThan" && !sendInitialEvents) return { start: "after", revision: freshness.revision };
  const start = sendInitialEvents === false ? "now" : "state";
  // Who did not say how to begin is told as well where what there was ends.
  return { start, freshness, initialEventsEnd: start === "state" };
}

function refuse(problems: readonly FieldError[]): void {
  if (problems.length > 0) throw invalid({ group: "meta.k8s.io", kind: "ListOptions" }, "", problems);
}

const forbidden = (field: string, detail: string): FieldError => ({ type: "FieldValueForbidden", field, detail });
const unsupported = (value: string, supported: readonly string[]): FieldError => ({
  type: "FieldValueNotSupported",
  field: "resourceVersionMatch",
  value,
  detail: `supported values: ${supported.map((v) => JSON.stringify(v)).join(", ")}`,
});

function listProblems({ resourceVersionMatch: match, ...options }: Options): FieldError[] {
  const problems: FieldError[] = [];
  if (match) {
    const path = "resourceVersionMatch";
    if (!options.resourceVersion)
      problems.push(forbidden(path, `${path} is forbidden unless resourceVersion is provided`));
    if (options.continue) problems.push(forbidden(path, `${path} is forbidden when continue is provided`));
    if (match !== "Exact" && match !== "NotOlderThan") problems.push(unsupported(match, ["Exact", "NotOlderThan", ""]));
    if (match === "Exact" && options.resourceVersion === "0") {
      problems.push(forbidden(path, `${path} "exact" is forbidden for resourceVersion "0"`));
    }
  }
  if (options.sendInitialEvents !== undefined) {
    problems.push(forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  return problems;
}

function watchProblems({ resourceVersionMatch: match, sendInitialEvents, ...options }: Options): FieldError[] {
  const problems: FieldError[] = [];
  const path = "resourceVersionMatch";
  if (sendInitialEvents !== undefined && match !== "NotOlderThan") {
    problems.push(forbidden(path, `sendInitialEvents requires setting ${path} to NotOlderThan`));
  }
  if (match) {
    if (sendInitialEvents === undefined) {
      problems.push(forbidden(path, `${path} is forbidden for watch unless sendInitialEvents is provided`));
    }
    if (match !== "NotOlderThan") problems.push(unsupported(match, ["NotOlderThan"]));
    if (options.continue) problems.push(forbidden(path, `${path} is forbidden when continue is provided`));
  }
  return problems;
}
