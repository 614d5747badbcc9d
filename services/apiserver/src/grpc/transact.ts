import type { handleUnaryCall } from "@grpc/grpc-js";
import { ApiError, badRequest } from "@kubets/api";
import type { message } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import { maxTxnOps } from "../store/txn-limits.ts";
import { runCall } from "../verbs/run-call.ts";
import * as ask from "./asked.ts";
import type { Door } from "./door.ts";
import { type Entered, enter } from "./enter.ts";
import { unary, visitorOf } from "./handlers.ts";
import { answerMessage } from "./objects.ts";
import { recordWrites } from "./recording-store.ts";

/** Somebody else may write one of the objects between our reading and our writing: then all is decided again. */
const tries = 5;

/** `Transact`: every write goes its whole road, each seeing those before it; then all are written in one transaction. */
export const transact = (door: Door): handleUnaryCall<message.TransactRequest, message.TransactAnswer> =>
  unary(async ({ writes }, server) => {
    if (writes.length > maxTxnOps)
      throw new ApiError(
        "RequestEntityTooLarge",
        `Request entity too large: ${writes.length} writes; the limit of a transaction is ${maxTxnOps}`,
      );
    const visitor = await visitorOf(server, door);
    const entered: Entered[] = [];
    try {
      for (const write of writes) entered.push(await enter(askWrite(write), visitor, door));
      const objects = await writeUntilUnchanged(
        entered.map(({ call }) => call),
        door,
      );
      for (const { leave } of entered) leave();
      return { objects };
    } catch (error) {
      for (const { leave } of entered) leave(error);
      throw error;
    }
  });

async function writeUntilUnchanged(calls: readonly Call[], door: Door): Promise<message.ObjectMessage[]> {
  for (let left = tries; ; left--) {
    try {
      return await writeAll(calls, door);
    } catch (error) {
      if (!(error instanceof TransactionConflict)) throw error;
      if (left === 1) throw error.cause;
    }
  }
}

/** A write of somebody else came between; its cause is the error to answer with when it stays so. */
class TransactionConflict extends Error {
  override readonly name = "TransactionConflict";
}

function askWrite(write: message.Write): ask.Asked {
  if (write.create) return ask.askCreate(write.create);
  if (write.update) return ask.askUpdate(write.update);
  if (write.patch) return ask.askPatch(write.patch);
  if (write.apply) return ask.askApply(write.apply);
  if (write.delete) return ask.askDelete(write.delete);
  throw badRequest("a write of the transaction is empty");
}

async function writeAll(calls: readonly Call[], door: Door): Promise<message.ObjectMessage[]> {
  const recording = recordWrites(door.deps.store);
  const deps = { ...door.deps, store: recording.store };
  const answers: Answer[] = [];
  for (const call of calls) {
    call.warnings.length = 0;
    answers.push(await runCall(call, deps));
  }
  const entries = await door.deps.store.transact(recording.writes()).catch((error) => {
    const lost = error instanceof ApiError && (error.reason === "Conflict" || error.reason === "AlreadyExists");
    throw lost ? new TransactionConflict(error.message, { cause: error }) : error;
  });
  return answers.map((answer, at) => {
    const call = calls[at]!;
    const form = { kind: call.kind, encoding: "JSON", deps: door.deps } as const;
    const written = answer.is === "entry" ? entries[recording.indexOf(answer.entry)] : undefined;
    const final = answer.is === "entry" && written ? { ...answer, entry: written } : answer;
    return answerMessage(final, form, call.warnings);
  });
}
