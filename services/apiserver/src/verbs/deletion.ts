import { type ApiObject, formatTime } from "@kubets/api";
import type { KindRecord } from "../kinds/kind-record.ts";
import { withMetadata } from "../road/with-metadata.ts";
import type { DeleteOptions } from "./delete-options.ts";

/** What a delete does to an object now. `object` is what is written, or what the caller is answered with. */
export type Deletion =
  /** `announced`: watchers are told first that its time is over, since the kind promises a grace period. */
  | { readonly is: "removed"; readonly object: ApiObject; readonly announced: boolean }
  /** Marked: it stays until its grace period is over, or its last finalizer has gone. */
  | { readonly is: "marked"; readonly object: ApiObject }
  /** On its way already, and nothing asked for makes it faster. */
  | { readonly is: "pending" };

export interface DeletionView {
  readonly object: ApiObject;
  readonly record: Pick<KindRecord, "gracePeriod" | "prepareDelete" | "held" | "orphansByDefault" | "neverOwns">;
  readonly options: DeleteOptions;
  readonly now: Date;
}

const orphan = "orphan";
const foreground = "foregroundDeletion";

/** Decides between removing at once, marking for later and leaving alone. */
export function decideDeletion({ object, record, options: asked, now }: DeletionView): Deletion {
  // What holds itself is told once; a second delete changes nothing.
  if (object.metadata.deletionTimestamp && record.held?.(object)) return { is: "pending" };
  const options = (asked.gracePeriodSeconds ?? 0) < 0 ? { ...asked, gracePeriodSeconds: 1 } : asked;
  const given = object.metadata.finalizers ?? [];
  const finalizers = finalizersAfter(given, options, record);
  const listed = sameList(finalizers, given)
    ? object
    : withMetadata(object, { finalizers: finalizers.length > 0 ? finalizers : undefined });
  const begun = grace({ object: listed, record, options, now });
  if (begun.is === "pending") return begun;
  const staying = finalizers.length > 0 || record.held?.(begun.object) === true;
  if (begun.is === "marked") {
    const over = begun.object.metadata.deletionGracePeriodSeconds === 0 && !staying;
    return over ? { is: "removed", object: begun.object, announced: true } : begun;
  }
  // What a rule of its own holds is told that it is to go before it goes.
  const isTold = record.held === undefined || object.metadata.deletionTimestamp !== undefined;
  if (!staying && isTold) return { is: "removed", object, announced: false };
  // What its own rule holds has no grace period that runs out: a namespace goes when its content has.
  const marked = mark(begun.object, now, record.held ? undefined : 0);
  const prepared = object.metadata.deletionTimestamp ? marked : (record.prepareDelete?.(marked) ?? marked);
  return prepared === object ? { is: "pending" } : { is: "marked", object: prepared };
}

/** Where the kind has a grace period: starts it, or shortens it. */
function grace({ object, record, options, now }: DeletionView): Deletion {
  const removed = { is: "removed", object, announced: false } as const;
  if (!record.gracePeriod) return removed;
  const { deletionTimestamp, deletionGracePeriodSeconds: running } = object.metadata;
  if (deletionTimestamp) {
    if (running === undefined) return removed;
    const asked = options.gracePeriodSeconds;
    if (asked === undefined || asked >= running) return running === 0 ? removed : { is: "pending" };
    const ends = Date.parse(deletionTimestamp) + (asked - running) * 1000;
    // What is over already still leaves a second to whoever ends it gracefully.
    const isOver = ends < now.getTime();
    const shortened = withMetadata(object, {
      deletionTimestamp: formatTime(isOver ? now : new Date(ends)),
      deletionGracePeriodSeconds: isOver && asked !== 0 ? 1 : asked,
    });
    return { is: "marked", object: shortened };
  }
  const seconds = record.gracePeriod(object, options.gracePeriodSeconds);
  if (seconds === undefined) return removed;
  const marked = mark(object, now, seconds);
  return { is: "marked", object: record.prepareDelete?.(marked) ?? marked };
}

/** Sets the end, once; the object's generation rises with it, where it has one. */
function mark(object: ApiObject, now: Date, seconds: number | undefined): ApiObject {
  const { deletionTimestamp, generation } = object.metadata;
  if (deletionTimestamp) {
    return object.metadata.deletionGracePeriodSeconds === seconds
      ? object
      : withMetadata(object, { deletionGracePeriodSeconds: seconds });
  }
  return withMetadata(object, {
    deletionTimestamp: formatTime(new Date(now.getTime() + (seconds ?? 0) * 1000)),
    deletionGracePeriodSeconds: seconds,
    ...(generation ? { generation: generation + 1 } : {}),
  });
}

/** The garbage collector's finalizers follow the policy that is asked for; without one they stay, or the kind's default holds. */
function finalizersAfter(
  finalizers: readonly string[],
  { propagationPolicy, orphanDependents }: DeleteOptions,
  { orphansByDefault, neverOwns }: DeletionView["record"],
): string[] {
  const policy =
    propagationPolicy ?? (orphanDependents === undefined ? undefined : orphanDependents ? "Orphan" : "Background");
  const wanted =
    policy === undefined
      ? {
          orphan: finalizers.includes(orphan) || (orphansByDefault !== undefined && !finalizers.includes(foreground)),
          foreground: finalizers.includes(foreground),
        }
      : { orphan: policy === "Orphan", foreground: policy === "Foreground" };
  const others = finalizers.filter((one) => one !== orphan && one !== foreground);
  if (neverOwns) return others;
  return [...others, ...(wanted.orphan ? [orphan] : []), ...(wanted.foreground ? [foreground] : [])];
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one));
