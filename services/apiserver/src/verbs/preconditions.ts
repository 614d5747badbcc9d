import { badRequest, conflict, invalid, type Kind, staleObject } from "@kubets/api";
import type { Call } from "../road/call.ts";
import type { Entry } from "../store/store.ts";

/** A PUT that names a uid is meant for that object and no other. */
export function checkUid({ entry, uid, call }: { entry: Entry; uid: string | undefined; call: Call }): void {
  const stored = entry.object.metadata.uid;
  if (!uid || uid === stored) return;
  const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored}`;
  throw storageConflict({ resource: call.kind, name: call.name, key: shownKey(entry, call) }, why);
}

/** Where the object is stored, as the reference says it: a dry run never gets to where all keys begin. */
export const shownKey = ({ key }: Pick<Entry, "key">, { options }: Call): string =>
  options.dryRun ? key.replace(/^\/registry(?=\/)/, "") : key;

/** What was meant for another object, in the words of the reference's store. */
export const storageConflict = (
  {
    resource,
    name,
    key,
  }: { readonly resource: Pick<Kind, "group" | "plural">; readonly name: string; readonly key: string },
  why: string,
) =>
  conflict(
    resource,
    name,
    `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${why}`,
  );

export interface VersionCheck {
  readonly kind: Kind;
  readonly name: string;
  /** The resourceVersion that the next object carries. */
  readonly given: string | undefined;
  readonly revision: number;
  readonly allowUnconditional: boolean;
}

/** The writer must have seen the current object, or the kind must accept a write that does not say. */
export function checkResourceVersion({ kind, name, given, revision, allowUnconditional }: VersionCheck): void {
  if (given && !/^\d+$/.test(given)) throw badRequest(`invalid resource version: ${JSON.stringify(given)}`);
  if (!given || Number(given) === 0) {
    if (allowUnconditional) return;
    // Named by its resource, as the reference does here and nowhere else.
    throw invalid({ group: kind.group, kind: kind.plural }, name, [
      {
        type: "FieldValueInvalid",
        field: "metadata.resourceVersion",
        value: 0,
        detail: "must be specified for an update",
      },
    ]);
  }
  if (Number(given) !== revision) throw staleObject(kind, name);
}

export interface DeletePreconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

export interface DeletedKind {
  readonly kind: Kind;
  /** A namespace: its deletes go a way of their own, with words of their own. */
  readonly holdsItself: boolean;
}

/** What a delete demands of the object; the conflict names the kind, not the resource. */
export function checkDeletePreconditions(entry: Entry, deleted: DeletedKind, preconditions: DeletePreconditions): void {
  const { kind, holdsItself } = deleted;
  if (holdsItself) {
    checkOwnDeletion(entry, kind, preconditions);
    return;
  }
  const { uid, resourceVersion } = preconditions;
  const name = { group: kind.group, plural: kind.kind };
  const stored = entry.object.metadata.uid;
  if (uid !== undefined && uid !== stored) {
    const advice = "The object might have been deleted and then recreated";
    const why = `the UID in the precondition (${uid}) does not match the UID in record (${stored}). ${advice}`;
    throw conflict(name, entry.name, why);
  }
  if (resourceVersion !== undefined && resourceVersion !== String(entry.revision)) {
    const what = `the ResourceVersion in the precondition (${resourceVersion})`;
    const why = `${what} does not match the ResourceVersion in record (${entry.revision}). The object might have been modified`;
    throw conflict(name, entry.name, why);
  }
}

function checkOwnDeletion({ name, object, revision }: Entry, kind: Kind, asked: DeletePreconditions): void {
  const refuse = (what: string, precondition: string, stored: unknown) =>
    conflict(
      kind,
      name,
      `Precondition failed: ${what} in precondition: ${precondition}, ${what} in object meta: ${stored}`,
    );
  const { uid, resourceVersion } = asked;
  if (uid !== undefined && uid !== object.metadata.uid) throw refuse("UID", uid, object.metadata.uid);
  if (resourceVersion !== undefined && resourceVersion !== String(revision)) {
    throw refuse("ResourceVersion", resourceVersion, revision);
  }
}
