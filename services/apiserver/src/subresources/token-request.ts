import {
  ApiError,
  type ApiObject,
  badRequest,
  conflict,
  formatTime,
  invalid,
  kinds,
  updateManagedFields,
} from "@kubets/api";
import type { TokenRequest } from "@kubets/api/types/authentication-v1";
import type { Pod } from "@kubets/api/types/core-v1";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps, VerbHandler } from "../road/deps.ts";
import type { Store } from "../store/store.ts";
import { inNamespace, managerOf } from "../verbs/writing.ts";
import { bodyKind, readBody } from "./read-body.ts";

/** An object a token is bound to. */
export interface Bound {
  readonly name: string;
  readonly uid: string;
}

export interface TokenOrder {
  readonly bound: {
    readonly namespace: string;
    readonly serviceaccount: Bound;
    readonly pod?: Bound;
    readonly node?: Partial<Bound>;
    readonly secret?: Bound;
  };
  readonly audiences: readonly string[];
  readonly expirationSeconds: number;
  readonly now: Date;
}

/** Signs tokens of ServiceAccounts; `audiences` are those of a request that names none. */
export interface TokenSigning {
  readonly audiences: readonly string[];
  readonly sign: (order: TokenOrder) => Promise<{ readonly token: string; readonly expires: Date }>;
}

const defaultSeconds = 3600;
const leastSeconds = 600;
const mostSeconds = 2 ** 32;
const names = { group: "authentication.k8s.io", kind: "TokenRequest" };

/** POST serviceaccounts/token. */
export const requestToken =
  (signing: TokenSigning): VerbHandler =>
  async (call, deps) => {
    const { store } = deps;
    const sent = inNamespace(readBody(call), call) as ApiObject & TokenRequest;
    checkNames(sent, call);
    const account = (await store.get(kinds.ServiceAccount, call.namespace, call.name)).object;
    const { name = "", namespace = "", uid = "" } = account.metadata;
    if (sent.metadata.uid && sent.metadata.uid !== uid) {
      const why = `the UID in the token request (${sent.metadata.uid}) does not match the UID of the service account (${uid})`;
      throw conflict({ group: names.group, plural: names.kind }, call.name, why);
    }
    const seconds = Number(sent.spec.expirationSeconds ?? defaultSeconds);
    checkSeconds(seconds);
    const audiences = sent.spec.audiences?.length ? sent.spec.audiences : signing.audiences;
    const bound = await boundObjects(sent, call, store);
    const now = deps.now();
    const serviceaccount = { name, uid };
    const order = { bound: { namespace, serviceaccount, ...bound }, audiences, expirationSeconds: seconds, now };
    const { token, expires } = await signing.sign(order);
    return answer(owned(sent, { call, now, seconds }), { account, audiences, seconds, token, expires, now });
  };

/** Like every object, a request is answered with who set which of its fields. */
function owned(sent: TokenRequest, { call, now, seconds }: { call: Call; now: Date; seconds: number }): TokenRequest {
  const next = { ...sent, spec: { ...sent.spec, expirationSeconds: seconds } } as unknown as ApiObject;
  const kind = bodyKind(call);
  const manager = managerOf(call);
  return updateManagedFields({
    kind,
    subresource: "token",
    manager,
    now,
    previous: undefined,
    next,
    resetFields: [],
  }) as ApiObject & TokenRequest;
}

interface Signed {
  readonly account: ApiObject;
  readonly audiences: readonly string[];
  readonly seconds: number;
  readonly token: string;
  readonly expires: Date;
  readonly now: Date;
}

function answer(sent: TokenRequest, { account, audiences, seconds, token, expires, now }: Signed): Answer {
  const { name, namespace, uid } = account.metadata;
  const { boundObjectRef } = sent.spec;
  return {
    is: "object",
    code: 201,
    object: {
      kind: "TokenRequest",
      apiVersion: "authentication.k8s.io/v1",
      metadata: {
        name,
        namespace,
        uid,
        creationTimestamp: formatTime(now),
        managedFields: sent.metadata.managedFields,
      },
      spec: { audiences, expirationSeconds: seconds, boundObjectRef: boundObjectRef ?? null },
      status: { token, expirationTimestamp: formatTime(expires) },
    } as ApiObject,
  };
}

function checkNames({ metadata }: TokenRequest, { name }: Call): void {
  if (!metadata.name || metadata.name === name) return;
  const detail = "must match the service account name if specified";
  throw invalid(names, name, [{ type: "FieldValueInvalid", field: "metadata.name", value: metadata.name, detail }]);
}

function checkSeconds(seconds: number): void {
  const detail =
    seconds < leastSeconds
      ? "may not specify a duration less than 10 minutes"
      : seconds > mostSeconds
        ? "may not specify a duration larger than 2^32 seconds"
        : undefined;
  if (!detail) return;
  throw invalid(names, "", [{ type: "FieldValueInvalid", field: "spec.expirationSeconds", value: seconds, detail }]);
}

type BoundObjects = Pick<TokenOrder["bound"], "pod" | "node" | "secret">;

/** The object that the token shall not outlive, and for a pod's its node, as the token says them. */
async function boundObjects({ spec }: TokenRequest, call: Call, store: RoadDeps["store"]): Promise<BoundObjects> {
  const { boundObjectRef: ref } = spec;
  if (!ref) return {};
  const { apiVersion = "", kind = "", name = "", uid } = ref;
  const found = async (of: keyof typeof kinds, namespace: string) => {
    const { object } = await store.get(kinds[of], namespace, name);
    checkUid(object, { uid, kind });
    return object;
  };
  const named = ({ metadata }: ApiObject): Bound => ({ name: metadata.name ?? "", uid: metadata.uid ?? "" });
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  if (group || !["Pod", "Node", "Secret"].includes(kind)) {
    throw badRequest(`cannot bind token to object of type ${group}/${version}, Kind=${kind}`);
  }
  if (!name) throw badRequest("Name parameter required.");
  if (kind === "Node") return { node: named(await found("Node", "")) };
  if (kind === "Secret") return { secret: named(await found("Secret", call.namespace)) };
  const { object } = await store.get(kinds.Pod, call.namespace, name);
  const pod = object as ApiObject & Pod;
  if (pod.spec.serviceAccountName !== call.name) {
    throw badRequest(
      `cannot bind token for serviceaccount "${call.name}" to pod running with different serviceaccount name.`,
    );
  }
  checkUid(object, { uid, kind });
  const { nodeName } = pod.spec;
  return { pod: named(object), ...(nodeName ? { node: await nodeOf(nodeName, store) } : {}) };
}

/** A node that has gone is named all the same. */
async function nodeOf(name: string, store: Pick<Store, "get">): Promise<Partial<Bound>> {
  try {
    const { object } = await store.get(kinds.Node, "", name);
    return { name, uid: object.metadata.uid };
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return { name };
    throw error;
  }
}

function checkUid({ metadata }: ApiObject, { uid, kind }: { uid: string | undefined; kind: string }): void {
  if (!uid || uid === metadata.uid) return;
  const why =
    `the UID in the bound object reference (${uid}) does not match the UID in record. ` +
    "The object might have been deleted and then recreated";
  throw conflict({ group: "", plural: kind }, metadata.name ?? "", why);
}
