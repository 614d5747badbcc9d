/** What a plugin says about a pod, or about a pod on a node. */
export type Verdict = { readonly ok: true } | Rejected;

export interface Rejected {
  readonly ok: false;
  /** As users read them, counted, in the event: `node(s) were unschedulable`. */
  readonly reasons: readonly string[];
  /** No pod that leaves the node would change it. */
  readonly unresolvable: boolean;
}

export const pass: Verdict = { ok: true };

/** Said for all nodes at once. */
export const passAll: Verdict = { ok: true };

export const reject = (...reasons: readonly string[]): Rejected => ({ ok: false, reasons, unresolvable: false });

export const rejectForGood = (...reasons: readonly string[]): Rejected => ({ ok: false, reasons, unresolvable: true });
