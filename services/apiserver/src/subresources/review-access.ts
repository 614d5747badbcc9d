import { type AccessReviewOf, type ApiObject, invalid, validateAccessReview } from "@kubets/api";
import type { SubjectAccessReview, SubjectAccessReviewSpec } from "@kubets/api/types/authorization-v1";
import type { Attributes, Authorizer } from "../authorization/authorizer.ts";
import type { User } from "../road/call.ts";
import type { VerbHandler } from "../road/deps.ts";
import { readObject } from "../road/read-object.ts";
import { inNamespace } from "../verbs/writing.ts";
import { reviewed } from "./reviewed.ts";
import { selectorsOfReview } from "./selectors-of-review.ts";

/** POST of an access review: may somebody, may I, may somebody in this namespace? */
export const reviewAccess =
  (authorizer: Authorizer, of: AccessReviewOf): VerbHandler =>
  async (call, deps) => {
    const review = inNamespace(readObject(call), call) as ApiObject & SubjectAccessReview;
    const errors = validateAccessReview(review, of);
    // As upstream, whose error does not know the kind.
    if (errors.length) throw invalid({ group: call.kind.group, kind: "" }, "", errors);
    const { attributes, evaluationError } = questionOf(review.spec);
    const user = of === "self" ? call.user : subjectOf(review.spec);
    const { allowed, reason } = await authorizer.authorize(user, attributes);
    const status = { allowed, ...(reason ? { reason } : {}), ...(evaluationError ? { evaluationError } : {}) };
    return reviewed(call, deps, { sent: review, status });
  };

const subjectOf = ({ user = "", uid = "", groups = [], extra = {} }: SubjectAccessReviewSpec): User => ({
  name: user,
  uid,
  groups,
  extra,
});

interface Question {
  readonly attributes: Attributes;
  readonly evaluationError: string;
}

function questionOf({ resourceAttributes: asked, nonResourceAttributes }: SubjectAccessReviewSpec): Question {
  if (!asked) {
    const { verb = "", path = "" } = nonResourceAttributes ?? {};
    return { attributes: { verb, path }, evaluationError: "" };
  }
  const { verb = "", group = "", version = "", resource = "", subresource = "", namespace = "", name = "" } = asked;
  const { fieldSelector, evaluationError } = selectorsOfReview(asked);
  const attributes = { verb, group, version: version || "*", resource, subresource, namespace, name };
  return { attributes: fieldSelector ? { ...attributes, fieldSelector } : attributes, evaluationError };
}
