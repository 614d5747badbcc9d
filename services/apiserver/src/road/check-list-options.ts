import type { FieldError } from "@kubets/api";
import type { CallOptions } from "./call.ts";
import { notSupported } from "./not-supported.ts";

const matchField = "resourceVersionMatch";
const forbiddenMatch = (detail: string): FieldError => ({ type: "FieldValueForbidden", field: matchField, detail });

/** Which of the options of a list or watch contradict each other. */
export function checkListOptions(options: CallOptions, verb: "list" | "watch"): FieldError[] {
  return verb === "list" ? checkList(options) : checkWatch(options);
}

function checkList(options: CallOptions): FieldError[] {
  const errors: FieldError[] = [];
  const { resourceVersionMatch: match, resourceVersion } = options;
  if (match) {
    if (!resourceVersion) errors.push(forbiddenMatch(`${matchField} is forbidden unless resourceVersion is provided`));
    if (options.continue) errors.push(forbiddenMatch(`${matchField} is forbidden when continue is provided`));
    if (match !== "Exact" && match !== "NotOlderThan") {
      errors.push(notSupported(matchField, match, ["Exact", "NotOlderThan", ""]));
    }
    if (match === "Exact" && resourceVersion === "0") {
      errors.push(forbiddenMatch(`${matchField} "exact" is forbidden for resourceVersion "0"`));
    }
  }
  if (options.sendInitialEvents !== undefined) {
    const detail = "sendInitialEvents is forbidden for list";
    errors.push({ type: "FieldValueForbidden", field: "sendInitialEvents", detail });
  }
  return errors;
}

function checkWatch(options: CallOptions): FieldError[] {
  const errors: FieldError[] = [];
  const { resourceVersionMatch: match, sendInitialEvents } = options;
  if (sendInitialEvents !== undefined && match !== "NotOlderThan") {
    errors.push(forbiddenMatch(`sendInitialEvents requires setting ${matchField} to NotOlderThan`));
  }
  // A watch that begins with what there is, by default asks for it in these words.
  const isDefaulted = !match && sendInitialEvents === undefined && isLegacyStart(options);
  if (options.continue && (match || isDefaulted)) {
    errors.push(forbiddenMatch(`${matchField} is forbidden when continue is provided`));
  }
  if (!match) return errors;
  if (sendInitialEvents === undefined) {
    errors.push(forbiddenMatch(`${matchField} is forbidden for watch unless sendInitialEvents is provided`));
  }
  if (match !== "NotOlderThan") errors.push(notSupported(matchField, match, ["NotOlderThan"]));
  return errors;
}

/** Without a revision, and at 0, a watch has always begun with what there is. */
export const isLegacyStart = ({ resourceVersion }: Pick<CallOptions, "resourceVersion">): boolean =>
  resourceVersion === "" || resourceVersion === "0";
