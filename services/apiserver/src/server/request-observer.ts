import type { Passage } from "../road/passage.ts";

/** Hears of every request: metrics and the log stand behind it. */
export interface RequestObserver {
  began(passage: Passage): void;
  /** An answer of 500 and more: the cause is for the log. */
  failed(passage: Passage, error: unknown): void;
  /** Once for each that began; with the bytes of its answer's body, where they were sent at once. */
  ended(passage: Passage, code: number, bytes: number): void;
}
