import { badRequest, type FieldError, invalid } from "@kubets/api";
import type { CallOptions, PatchType, Verb } from "./call.ts";
import { checkListOptions } from "./check-list-options.ts";
import { notSupported } from "./not-supported.ts";
import { parseQuery } from "./parse-query.ts";

/** The names by which the checks' errors call the options of a verb. */
const optionsKind: Readonly<Partial<Record<Verb, string>>> = {
  create: "CreateOptions",
  update: "UpdateOptions",
  patch: "PatchOptions",
};

/** Verbs that are about what a list would show. */
const selecting: ReadonlySet<Verb> = new Set<Verb>(["list", "watch", "deletecollection"]);

const noQuery = new URLSearchParams();

/** The options of a request without a query: the same object for all of them. */
export const defaultOptions: CallOptions = {
  dryRun: false,
  fieldManager: "",
  fieldValidation: "Warn",
  force: undefined,
  labelSelector: "",
  fieldSelector: "",
  resourceVersion: "",
  resourceVersionMatch: "",
  limit: 0,
  continue: "",
  allowWatchBookmarks: false,
  sendInitialEvents: undefined,
  timeoutSeconds: undefined,
  query: noQuery,
};

/** Reads and checks the query; throws BadRequest for what cannot be read and Invalid for what may not be asked. */
export function readOptions(query: string, verb: Verb, patchType?: PatchType): CallOptions {
  if (!query) return verb === "patch" ? checked(defaultOptions, verb, patchType) : defaultOptions;
  const given = parseQuery(query);
  const text = (name: string) => given.get(name) ?? "";
  const options: CallOptions = {
    dryRun: given.getAll("dryRun").some((value) => value === "All"),
    fieldManager: text("fieldManager"),
    fieldValidation: (text("fieldValidation") || "Warn") as CallOptions["fieldValidation"],
    force: optionalBoolean(given, "force"),
    labelSelector: text("labelSelector"),
    fieldSelector: text("fieldSelector"),
    resourceVersion: text("resourceVersion"),
    resourceVersionMatch: text("resourceVersionMatch"),
    limit: (selecting.has(verb) && integer(given, "limit")) || 0,
    continue: text("continue"),
    allowWatchBookmarks: optionalBoolean(given, "allowWatchBookmarks") ?? false,
    sendInitialEvents: optionalBoolean(given, "sendInitialEvents"),
    timeoutSeconds: selecting.has(verb) ? integer(given, "timeoutSeconds") : undefined,
    query: given,
  };
  return checked(options, verb, patchType);
}

/** Whether a query asks for a watch. */
export const asksForWatch = (query: string): boolean =>
  query.includes("watch") && (optionalBoolean(parseQuery(query), "watch") ?? false);

function checked(options: CallOptions, verb: Verb, patchType: PatchType | undefined): CallOptions {
  const kind = optionsKind[verb];
  if (kind) refuse(kind, [...checkWriteOptions(options), ...(verb === "patch" ? checkForce(options, patchType) : [])]);
  if (selecting.has(verb)) refuse("ListOptions", checkListOptions(options, verb === "watch" ? verb : "list"));
  return options;
}

function refuse(kind: string, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind }, "", errors);
}

const fieldValidations = new Set(["Ignore", "Strict", "Warn"]);
const managerBytes = 128;

export function checkWriteOptions(options: CallOptions): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = options.query.getAll("dryRun").filter((value) => value !== "All");
  if (wrong.length > 0) errors.push(notSupported("dryRun", options.query.getAll("dryRun"), ["All"]));
  if (options.fieldManager) errors.push(...checkFieldManager(options.fieldManager));
  if (!fieldValidations.has(options.fieldValidation)) {
    errors.push(notSupported("fieldValidation", options.fieldValidation, ["", "Ignore", "Strict", "Warn"]));
  }
  return errors;
}

function checkFieldManager(manager: string): FieldError[] {
  if (Buffer.byteLength(manager) > managerBytes) {
    const detail = `may not be more than ${managerBytes} bytes`;
    return [{ type: "FieldValueTooLong", field: "fieldManager", value: manager, detail }];
  }
  const unprintable = [...manager].findIndex((character) => !/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character));
  if (unprintable < 0) return [];
  const detail = `invalid character U+${manager.codePointAt(unprintable)!.toString(16).toUpperCase().padStart(4, "0")} (at position ${unprintable})`;
  return [{ type: "FieldValueInvalid", field: "fieldManager", value: manager, detail }];
}

function checkForce(options: CallOptions, patchType: PatchType | undefined): FieldError[] {
  if (patchType === "apply") {
    if (options.fieldManager) return [];
    return [{ type: "FieldValueRequired", field: "fieldManager", detail: "is required for apply patch" }];
  }
  if (options.force === undefined) return [];
  return [{ type: "FieldValueForbidden", field: "force", detail: "may not be specified for non-apply patch" }];
}

/** Anything but "false" and "0" is true, as in Kubernetes' query conversion. */
export function optionalBoolean(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  return value !== "0" && value.toLowerCase() !== "false";
}

export function integer(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^[+-]?\d+$/.test(value)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: value out of range`);
  }
  return Number(value);
}
