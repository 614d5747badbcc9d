import { ApiError, badRequest } from "../errors.ts";
import { goTypeOf } from "./go-text.ts";
import { isObject, withKey, withoutKey } from "./json-object.ts";
import { sameValue } from "./same-value.ts";

interface Operation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly from?: unknown;
  readonly value?: unknown;
}

const maxOperations = 10_000;
const maxCopiedBytes = 3 * 1024 * 1024;

const tooLarge = (why: string) => new ApiError("RequestEntityTooLarge", `Request entity too large: ${why}`);

/** Upstream says no more than this to the client; the cause is for the log. */
const refused = (why: string) =>
  new ApiError("Invalid", "the server rejected our request due to an error in our request", {
    details: {},
    cause: new Error(why),
  });

/** The steps of a JSON pointer. What stands before the first slash is ignored, as upstream's library does. */
function stepsOf(pointer: unknown): string[] {
  if (typeof pointer !== "string") throw refused("a pointer is missing");
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Index of an existing item; negative ones count from the end. */
function indexOf(step: string, length: number): number {
  const index = /^[+-]?\d+$/.test(step) ? Number(step) : Number.NaN;
  const fromStart = index < 0 ? index + length : index;
  if (!(fromStart >= 0 && fromStart < length)) throw refused(`no item ${step}`);
  return fromStart;
}

/** What stands under a step; undefined for a key that an object does not have. */
function child(container: unknown, step: string): unknown {
  if (Array.isArray(container)) return container[indexOf(step, container.length)];
  if (isObject(container)) return Object.hasOwn(container, step) ? container[step] : undefined;
  throw refused(`nothing can stand under ${step}`);
}

const valueAt = (document: unknown, steps: readonly string[]): unknown => steps.reduce<unknown>(child, document);

type Change = (container: unknown, step: string) => unknown;

/** A copy of the document in which the container of the last step is changed; everything beside the path is shared. */
function changeAt(document: unknown, steps: readonly string[], change: Change): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) throw refused("the document itself can only be replaced");
  if (rest.length === 0) return change(document, step);
  const changed = changeAt(child(document, step), rest, change);
  if (Array.isArray(document)) return document.with(indexOf(step, document.length), changed);
  return withKey(document as Record<string, unknown>, step, changed);
}

const adding =
  (value: unknown): Change =>
  (container, step) => {
    if (!Array.isArray(container)) return setting(value)(container, step);
    const index = step === "-" ? container.length : indexOf(step, container.length + 1);
    return container.toSpliced(index, 0, value);
  };

const setting =
  (value: unknown): Change =>
  (container, step) => {
    if (Array.isArray(container)) return container.with(indexOf(step, container.length), value);
    if (isObject(container)) return withKey(container, step, value);
    throw refused(`nothing can stand under ${step}`);
  };

const removing: Change = (container, step) => {
  if (child(container, step) === undefined) throw refused(`${step} is missing`);
  if (Array.isArray(container)) return container.toSpliced(indexOf(step, container.length), 1);
  return withoutKey(container as Record<string, unknown>, step);
};

const sizeOf = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(value, (_, part) => (typeof part === "bigint" ? Number(part) : part)) ?? "null");

function replace(document: unknown, steps: readonly string[], value: unknown): unknown {
  if (steps.length > 0) return changeAt(document, steps, setting(value));
  if (typeof value !== "object" || value === null) throw refused("the document must be an object or a list");
  return value;
}

/** `copied` counts the bytes of copies, so that a small patch cannot make a huge object. */
function run(document: unknown, operation: Operation, copied: { bytes: number }): unknown {
  const { op, value = null } = operation;
  const steps = stepsOf(operation.path);
  switch (op) {
    case "add":
      return changeAt(document, steps, adding(value));
    case "replace":
      return replace(document, steps, value);
    case "remove":
      return changeAt(document, steps, removing);
    case "test":
      if (!sameValue(valueAt(document, steps) ?? null, value)) throw refused("a test failed");
      return document;
    case "move": {
      const from = stepsOf(operation.from);
      const moved = valueAt(document, from);
      return changeAt(changeAt(document, from, removing), steps, adding(moved));
    }
    case "copy": {
      const source = valueAt(document, stepsOf(operation.from)) ?? null;
      copied.bytes += sizeOf(source);
      if (copied.bytes > maxCopiedBytes) throw refused(`copies of more than ${maxCopiedBytes} bytes`);
      return changeAt(document, steps, adding(source));
    }
    default:
      throw refused(`unknown operation ${String(op)}`);
  }
}

const cannotRead = (value: unknown, type: string, place = "value") =>
  badRequest(`error decoding patch: json: cannot unmarshal ${goTypeOf(value)} into Go ${place} of type ${type}`);

function operationsOf(patch: unknown): readonly Operation[] {
  if (patch === null) return [];
  if (!Array.isArray(patch)) throw cannotRead(patch, "[]handlers.jsonPatchOp");
  for (const operation of patch) checkOperation(operation);
  if (patch.length > maxOperations)
    throw tooLarge(`The allowed maximum operations in a JSON patch is ${maxOperations}, got ${patch.length}`);
  return patch.map((operation) => operation ?? {});
}

/** What is no operation at all; one that only makes no sense is refused when its turn comes. */
function checkOperation(operation: unknown): void {
  if (operation === null) return;
  if (!isObject(operation)) throw cannotRead(operation, "handlers.jsonPatchOp");
  for (const member of ["op", "from", "path"]) {
    const value = operation[member] ?? "";
    if (typeof value !== "string") throw cannotRead(value, "string", `struct field jsonPatchOp.${member}`);
  }
}

/**
 * JSON patch (RFC 6902) as kube-apiserver reads it: a missing key may be replaced, negative indexes count from the end.
 * All or nothing, the target is never changed. Throws 400 for what is no patch, 413 for one too large, else 422.
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  const copied = { bytes: 0 };
  return operationsOf(patch).reduce<unknown>((document, operation) => run(document, operation, copied), target);
}
