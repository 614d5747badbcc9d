import {
  type ApiObject,
  badRequest,
  type FieldError,
  formatTime,
  invalid,
  parseFieldSelector,
  updateManagedFields,
} from "@kubets/api";
import type { TokenReview } from "@kubets/api/types/authentication-v1";
import type {
  NonResourceAttributes,
  ResourceAttributes,
  SelfSubjectRulesReview,
  SubjectAccessReview,
  SubjectAccessReviewSpec,
} from "@kubets/api/types/authorization-v1";
import type { Authenticated } from "../authentication/authenticator.ts";
import type { Attributes, Authorizer } from "../authorization/authorizer.ts";
import type { Answer } from "../road/answer.ts";
import type { Call, User } from "../road/call.ts";
import type { RoadDeps, VerbHandler } from "../road/deps.ts";
import { readObject } from "../road/read-object.ts";
import { inNamespace, managerOf } from "../verbs/writing.ts";

/** Who a token is, and for whom it was made; throws where it is bad. */
export interface TokenReviewing {
  /** The server's own audiences: those asked for where a review names none. */
  readonly audiences: readonly string[];
  readonly authenticate: (token: string, audiences: readonly string[]) => Promise<Authenticated | undefined>;
}

/** The rules a user has in a namespace, as far as the authorizer can list them. */
export type RulesOf = (user: User, namespace: string) => Promise<SelfSubjectRulesReview["status"]>;

/** POST tokenreviews: whose token is it? */
export const reviewToken =
  ({ audiences: own, authenticate }: TokenReviewing): VerbHandler =>
  async (call, deps) => {
    const review = readReview(call) as ApiObject & TokenReview;
    const { token, audiences } = review.spec;
    if (!token) throw badRequest("token is required for TokenReview in authentication");
    return reviewed(call, deps, {
      ...review,
      status: await tokenStatus(token, audiences?.length ? audiences : own, authenticate),
    });
  };

async function tokenStatus(
  token: string,
  audiences: readonly string[],
  authenticate: TokenReviewing["authenticate"],
): Promise<TokenReview["status"]> {
  try {
    const known = await authenticate(token, audiences);
    if (!known) return { user: {}, error: "invalid bearer token" };
    const reached = known.audiences.length ? known.audiences : audiences;
    return { authenticated: true, user: userInfo(known.user), ...(reached.length ? { audiences: reached } : {}) };
  } catch (error) {
    return { user: {}, error: error instanceof Error ? error.message : String(error) };
  }
}

const userInfo = ({ name, uid, groups, extra }: User) => ({
  username: name,
  ...(uid ? { uid } : {}),
  ...(groups.length ? { groups } : {}),
  ...(Object.keys(extra).length ? { extra } : {}),
});

/** POST selfsubjectreviews: who am I? */
export const reviewSelf: VerbHandler = async (call, deps) => {
  readReview(call);
  const { kind, apiVersion } = call.kind;
  const metadata = { creationTimestamp: formatTime(deps.now()) };
  return answer({ kind, apiVersion, metadata, status: { userInfo: userInfo(call.user) } });
};

/** POST subjectaccessreviews: may somebody? */
export const reviewAccess = (authorizer: Authorizer): VerbHandler => accessReview(authorizer, subjectOf, checkSubject);

/** POST selfsubjectaccessreviews: may I? */
export const reviewOwnAccess = (authorizer: Authorizer): VerbHandler =>
  accessReview(
    authorizer,
    (_, call) => call.user,
    () => [],
  );

/** POST localsubjectaccessreviews: may somebody, in this namespace? */
export const reviewLocalAccess = (authorizer: Authorizer): VerbHandler =>
  accessReview(authorizer, subjectOf, (spec, call) => [...checkSubject(spec), ...checkLocal(spec, call)]);

type Check = (spec: SubjectAccessReviewSpec, call: Call) => readonly FieldError[];
type SubjectOf = (spec: SubjectAccessReviewSpec, call: Call) => User;

const accessReview =
  (authorizer: Authorizer, subject: SubjectOf, check: Check): VerbHandler =>
  async (call, deps) => {
    const review = inNamespace(readReview(call), call) as ApiObject & SubjectAccessReview;
    const errors = [...checkAttributes(review.spec), ...check(review.spec, call)];
    if (errors.length) throw invalid({ group: call.kind.group, kind: call.kind.kind }, "", errors);
    const decision = await authorizer.authorize(subject(review.spec, call), attributesOf(review.spec));
    const { allowed, reason } = decision;
    return reviewed(call, deps, { ...review, status: { allowed, ...(reason ? { reason } : {}) } });
  };

const subjectOf: SubjectOf = ({ user = "", uid = "", groups = [], extra = {} }) => ({ name: user, uid, groups, extra });

function attributesOf({ resourceAttributes, nonResourceAttributes }: SubjectAccessReviewSpec): Attributes {
  return resourceAttributes ? ofResource(resourceAttributes) : ofPath(nonResourceAttributes ?? {});
}

const ofPath = ({ verb = "", path = "" }: NonResourceAttributes): Attributes => ({ verb, path });

function ofResource(asked: ResourceAttributes): Attributes {
  const { verb = "", group = "", version = "", resource = "", subresource = "", namespace = "", name = "" } = asked;
  const raw = asked.fieldSelector?.rawSelector;
  const fieldSelector = raw ? { fieldSelector: parseFieldSelector(raw) } : {};
  return { verb, group, version: version || "*", resource, subresource, namespace, name, ...fieldSelector };
}

const bad = (field: string, value: unknown, detail: string): FieldError => ({
  type: "FieldValueInvalid",
  field,
  value,
  detail,
});

function checkAttributes({ resourceAttributes, nonResourceAttributes }: SubjectAccessReviewSpec): FieldError[] {
  if (resourceAttributes && nonResourceAttributes) {
    const detail = "cannot be specified in combination with resourceAttributes";
    return [bad("spec.nonResourceAttributes", nonResourceAttributes, detail)];
  }
  const detail = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  return resourceAttributes || nonResourceAttributes ? [] : [bad("spec.resourceAttributes", null, detail)];
}

const checkSubject = ({ user, groups }: SubjectAccessReviewSpec): FieldError[] =>
  user || groups?.length ? [] : [bad("spec.user", "", "at least one of user or group must be specified")];

function checkLocal({ resourceAttributes, nonResourceAttributes }: SubjectAccessReviewSpec, call: Call): FieldError[] {
  const namespace = resourceAttributes?.namespace ?? "";
  return [
    ...(resourceAttributes && namespace !== call.namespace
      ? [bad("spec.resourceAttributes.namespace", namespace, "must match metadata.namespace")]
      : []),
    ...(nonResourceAttributes
      ? [bad("spec.nonResourceAttributes", nonResourceAttributes, "disallowed on this kind of request")]
      : []),
  ];
}

/** POST selfsubjectrulesreviews: what may I, in this namespace? */
export const reviewRules =
  (rulesOf: RulesOf): VerbHandler =>
  async (call) => {
    const { spec } = readReview(call) as ApiObject & SelfSubjectRulesReview;
    if (!spec.namespace) throw badRequest("no namespace on request");
    const { kind, apiVersion } = call.kind;
    return answer({ kind, apiVersion, metadata: {}, spec: {}, status: await rulesOf(call.user, spec.namespace) });
  };

const readReview = (call: Call): ApiObject => readObject(call);

/** Reviews are answered with the fields that were sent, and like every object with who sent them. */
function reviewed(call: Call, { now }: RoadDeps, review: ApiObject & { status: unknown }): Answer {
  const { status, ...sent } = review;
  const next = sent as unknown as ApiObject;
  const manager = managerOf(call);
  const owned = updateManagedFields({
    kind: call.kind,
    subresource: "",
    manager,
    now: now(),
    previous: undefined,
    next,
    resetFields: [],
  });
  return answer({ ...owned, status });
}

const answer = (object: ApiObject): Answer => ({ is: "object", code: 201, object });
