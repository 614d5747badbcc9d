import { type ApiObject, badRequest } from "@kubets/api";
import type { TokenReview } from "@kubets/api/types/authentication-v1";
import type { TokenVerdict } from "../authentication/union.ts";
import type { VerbHandler } from "../road/deps.ts";
import { readObject } from "../road/read-object.ts";
import { inNamespace } from "../verbs/writing.ts";
import { reviewed } from "./reviewed.ts";
import { userInfo } from "./user-info.ts";

/** Who a token is, and for whom it was made. */
export interface TokenReviewing {
  /** The server's own audiences: those asked for where a review names none. */
  readonly audiences: readonly string[];
  readonly authenticate: (token: string, audiences: readonly string[]) => Promise<TokenVerdict>;
}

/** POST tokenreviews: whose token is it? */
export const reviewToken =
  ({ audiences: own, authenticate }: TokenReviewing): VerbHandler =>
  async (call, deps) => {
    const review = inNamespace(readObject(call), call) as ApiObject & TokenReview;
    const { token, audiences: asked } = review.spec;
    if (!token) throw badRequest("token is required for TokenReview in authentication");
    const audiences = asked?.length ? asked : own;
    const status = statusOf(await authenticate(token, audiences), audiences);
    return reviewed(call, deps, { sent: review, status });
  };

function statusOf({ known, refusals }: TokenVerdict, asked: readonly string[]): TokenReview["status"] {
  if (!known) {
    const all = ["invalid bearer token", ...refusals];
    return { user: {}, error: all.length === 1 ? all[0]! : `[${all.join(", ")}]` };
  }
  const reached = known.audiences.length ? known.audiences : asked;
  return { authenticated: true, user: userInfo(known.user), ...(reached.length ? { audiences: reached } : {}) };
}
