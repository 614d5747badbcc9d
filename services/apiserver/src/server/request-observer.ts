import type { Passage } from "../road/passage.ts";

/** Hears of every request: metrics and the log stand behind it. */
export type RequestObserver = (passage: Passage) => {
  /** An answer of 500 and more: the cause is for the log. */
  failed(error: unknown): void;
  done(code: number): void;
};

export const nobody: RequestObserver = () => ({ failed: () => {}, done: () => {} });
