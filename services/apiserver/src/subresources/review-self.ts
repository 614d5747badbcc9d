import { type ApiObject, badRequest, formatTime } from "@kubets/api";
import type { SelfSubjectRulesReview } from "@kubets/api/types/authorization-v1";
import type { User } from "../road/call.ts";
import type { VerbHandler } from "../road/deps.ts";
import { readObject } from "../road/read-object.ts";
import { created } from "./reviewed.ts";
import { userInfo } from "./user-info.ts";

/** The rules a user has in a namespace, as far as the authorizer can list them. */
export type RulesOf = (user: User, namespace: string) => Promise<SelfSubjectRulesReview["status"]>;

/** POST selfsubjectreviews: who am I? */
export const reviewSelf: VerbHandler = async (call, deps) => {
  readObject(call);
  const { kind, apiVersion } = call.kind;
  const metadata = { creationTimestamp: formatTime(deps.now()) };
  return created({ kind, apiVersion, metadata, status: { userInfo: userInfo(call.user) } });
};

/** POST selfsubjectrulesreviews: what may I, in this namespace? */
export const reviewRules =
  (rulesOf: RulesOf): VerbHandler =>
  async (call) => {
    const { spec } = readObject(call) as ApiObject & SelfSubjectRulesReview;
    if (!spec.namespace) throw badRequest("no namespace on request");
    const { kind, apiVersion } = call.kind;
    return created({ kind, apiVersion, metadata: {}, spec: {}, status: await rulesOf(call.user, spec.namespace) });
  };
