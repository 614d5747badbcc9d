import type { Authorizer } from "../authorization/authorizer.ts";
import type { Verb } from "../road/call.ts";
import type { SpecialHandlers, VerbHandler } from "../road/deps.ts";
import { bind } from "./binding.ts";
import { type ComponentCheck, getComponentStatus, listComponentStatuses } from "./component-statuses.ts";
import { evict } from "./eviction.ts";
import { type KubeletClient, readLog } from "./log.ts";
import { reviewAccess } from "./review-access.ts";
import { type RulesOf, reviewRules, reviewSelf } from "./review-self.ts";
import { reviewToken, type TokenReviewing } from "./review-token.ts";
import { getScale, patchScale, updateScale } from "./scale.ts";
import { requestToken, type TokenSigning } from "./token-request.ts";

/** What the special resources work with beside the store; `main.ts` hands them in. */
export interface Ports {
  readonly authorizer: Authorizer;
  readonly rulesOf: RulesOf;
  readonly tokens: TokenReviewing & TokenSigning;
  readonly kubelet: KubeletClient;
  readonly components: readonly ComponentCheck[];
}

const scale = { get: getScale, update: updateScale, patch: patchScale };

/**
 * Resources and subresources that are more than a view of a stored object. status, finalize, approval, resize and
 * ephemeralcontainers are none: the ordinary verbs write them, by the parts of the kind's record.
 */
export const specialHandlers = (ports: Ports): SpecialHandlers =>
  new Map<string, Partial<Record<Verb, VerbHandler>>>([
    ["pods/binding", { create: bind }],
    ["bindings", { create: bind }],
    ["pods/eviction", { create: evict }],
    ["pods/log", { get: readLog(ports.kubelet) }],
    ["replicationcontrollers/scale", scale],
    ["deployments.apps/scale", scale],
    ["replicasets.apps/scale", scale],
    ["statefulsets.apps/scale", scale],
    ["serviceaccounts/token", { create: requestToken(ports.tokens) }],
    ["tokenreviews.authentication.k8s.io", { create: reviewToken(ports.tokens) }],
    ["selfsubjectreviews.authentication.k8s.io", { create: reviewSelf }],
    ["subjectaccessreviews.authorization.k8s.io", { create: reviewAccess(ports.authorizer, "anybody") }],
    ["localsubjectaccessreviews.authorization.k8s.io", { create: reviewAccess(ports.authorizer, "local") }],
    ["selfsubjectaccessreviews.authorization.k8s.io", { create: reviewAccess(ports.authorizer, "self") }],
    ["selfsubjectrulesreviews.authorization.k8s.io", { create: reviewRules(ports.rulesOf) }],
    ["componentstatuses", { get: getComponentStatus(ports.components), list: listComponentStatuses(ports.components) }],
  ]);
