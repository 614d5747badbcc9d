/** An object that a token is bound to: the token is worth nothing once that object has gone. */
export interface BoundObject {
  readonly name: string;
  readonly uid: string;
}

/** What the `kubernetes.io` claim of a service account token says. */
export interface KubernetesClaim {
  readonly namespace: string;
  readonly serviceaccount: BoundObject;
  readonly pod?: BoundObject;
  readonly node?: Partial<BoundObject>;
  readonly secret?: BoundObject;
  /** Seconds since 1970, after which a use of an extended token should be told to its owner. */
  readonly warnafter?: number;
}

/** What a token says once its signature has been checked. `legacy`: the text of a Secret, without an end. */
export interface ServiceAccountClaims {
  readonly legacy: boolean;
  readonly audiences: readonly string[];
  readonly id: string | undefined;
  readonly notBefore: number | undefined;
  readonly expires: number | undefined;
  readonly kubernetes: KubernetesClaim;
}

export const legacyIssuer = "kubernetes/serviceaccount";
const legacyPrefix = "kubernetes.io/serviceaccount";

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const bound = (value: unknown): BoundObject | undefined => {
  const { name, uid } = record(value);
  return typeof name === "string" ? { name, uid: typeof uid === "string" ? uid : "" } : undefined;
};
const seconds = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Reads a checked payload, of either form; undefined where it is no service account's. */
export function claimsOf(payload: Readonly<Record<string, unknown>>): ServiceAccountClaims | undefined {
  return payload.iss === legacyIssuer ? legacyClaims(payload) : boundClaims(payload);
}

function boundClaims(payload: Readonly<Record<string, unknown>>): ServiceAccountClaims | undefined {
  const said = record(payload["kubernetes.io"]);
  const serviceaccount = bound(said.serviceaccount);
  const namespace = said.namespace;
  if (!serviceaccount || typeof namespace !== "string") return undefined;
  if (payload.sub !== `system:serviceaccount:${namespace}:${serviceaccount.name}`) return undefined;
  const [pod, node, secret] = [bound(said.pod), bound(said.node), bound(said.secret)];
  const warnafter = seconds(said.warnafter);
  return {
    legacy: false,
    audiences: [payload.aud ?? []].flat().map(String),
    id: typeof payload.jti === "string" ? payload.jti : undefined,
    notBefore: seconds(payload.nbf),
    expires: seconds(payload.exp),
    kubernetes: {
      namespace,
      serviceaccount,
      ...(pod && { pod }),
      ...(node && { node }),
      ...(secret && { secret }),
      ...(warnafter !== undefined && { warnafter }),
    },
  };
}

function legacyClaims(payload: Readonly<Record<string, unknown>>): ServiceAccountClaims | undefined {
  const said = (name: string) => payload[`${legacyPrefix}/${name}`];
  const [namespace, name, uid] = [said("namespace"), said("service-account.name"), said("service-account.uid")];
  const secret = said("secret.name");
  if ([namespace, name, uid, secret].some((value) => typeof value !== "string")) return undefined;
  return {
    legacy: true,
    audiences: [],
    id: undefined,
    notBefore: undefined,
    expires: undefined,
    kubernetes: {
      namespace: namespace as string,
      serviceaccount: { name: name as string, uid: uid as string },
      secret: { name: secret as string, uid: "" },
    },
  };
}
