import { compareAnswers } from "../compare-answers.ts";
import type { Mutation } from "../mutations.ts";
import type { Answer, Sent, Server } from "../server.ts";

/** Something that was asked of both servers. */
export interface Case {
  /** `Pod "every field" create`. */
  readonly group: string;
  /** `spec.containers[0].name: empty text`. */
  readonly name: string;
  /** Path of the field without indexes, or the name of a request. */
  readonly field: string;
  /** Empty where both answered the same. */
  readonly differences: readonly string[];
}

export interface Pair {
  readonly ours: Server;
  readonly peer: Server;
  /** Paths that are not compared in objects. */
  readonly ignored?: readonly string[];
}

const inFlight = 8;

/** Tries each change, several at a time. */
export async function* tried(
  changes: readonly Mutation[],
  group: string,
  ask: (change: Mutation) => Promise<readonly string[]>,
): AsyncGenerator<Case> {
  for (let i = 0; i < changes.length; i += inFlight) {
    yield* await Promise.all(
      changes.slice(i, i + inFlight).map(async (change) => {
        const { name, field } = change;
        return { group, name, field, differences: await ask(change) };
      }),
    );
  }
}

/** How the answers to one request differ. */
export const asked = (pair: Pair, sent: Sent): Promise<readonly string[]> => askedEach(pair, sent, sent);

/** As `asked`, where what is sent holds what each server gave before: a resourceVersion, a uid. */
export async function askedEach({ ours, peer, ignored }: Pair, toUs: Sent, toPeer: Sent): Promise<readonly string[]> {
  const [a, b] = await Promise.all([ours.send(toUs), peer.send(toPeer)]);
  return compareAnswers(a, b, ignored);
}

export async function both({ ours, peer }: Pair, sent: Sent): Promise<{ ours: Answer; peer: Answer }> {
  const [a, b] = await Promise.all([ours.send(sent), peer.send(sent)]);
  return { ours: a, peer: b };
}
