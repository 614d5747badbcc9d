import type { Authorizer, Decision } from "../authorization/authorizer.ts";
import { forbiddenError } from "../authorization/forbidden-error.ts";
import type { Passage, Stage } from "./passage.ts";

export function authorizeStage(authorizer: Authorizer): Stage {
  const settle = ({ user, attributes }: Passage, { allowed, reason }: Decision): void => {
    if (!allowed) throw forbiddenError(user, attributes, reason);
  };
  return (passage) => {
    const decision = authorizer.authorize(passage.user, passage.attributes);
    return decision instanceof Promise ? decision.then((later) => settle(passage, later)) : settle(passage, decision);
  };
}
