// Generated from proto/k8s/authentication/v1.proto; do not edit.
import type { ObjectMeta, Time } from "./meta-v1.ts";

/** Object that a token is bound to. */
export interface BoundObjectReference {
  /** `Pod`, `Secret` or `Node`. */
  readonly kind?: string;
  /** Group and version of the object. */
  readonly apiVersion?: string;
  /** Name of the object. */
  readonly name?: string;
  /** UID of the object. */
  readonly uid?: string;
}

/** Several texts under one key. */
export type ExtraValue = readonly string[];

/** Asks the server who one is. */
export type SelfSubjectReview = {
  readonly kind: "SelfSubjectReview";
  readonly apiVersion: "authentication.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is, as last observed. */
  readonly status: SelfSubjectReviewStatus;
};

/** Who one is. */
export interface SelfSubjectReviewStatus {
  /** Who asks, as the server sees it. */
  readonly userInfo: UserInfo;
}

/** Asks for a token of a service account. */
export interface TokenRequest {
  readonly kind: "TokenRequest";
  readonly apiVersion: "authentication.k8s.io/v1";
  /** Name and namespace of the service account. */
  readonly metadata: ObjectMeta;
  /** What token is wanted. */
  readonly spec: TokenRequestSpec;
  /** The token. */
  readonly status: TokenRequestStatus;
}

/** What token is wanted. */
export interface TokenRequestSpec {
  /** For whom the token is meant; who is not named must refuse it. That of the apiserver if empty. */
  readonly audiences?: readonly string[];
  /** How long the token should be good: 600 seconds to 2³². 3600 if absent. The server may give less. */
  readonly expirationSeconds?: number;
  /** Object that the token goes with: when it is deleted, the token is no longer good. */
  readonly boundObjectRef?: BoundObjectReference;
}

/** The token, and how long it is good. */
export interface TokenRequestStatus {
  /** The token, to be sent as bearer. */
  readonly token?: string;
  /** When it ends. */
  readonly expirationTimestamp?: Time;
}

/** Asks whose token this is. */
export type TokenReview = {
  readonly kind: "TokenReview";
  readonly apiVersion: "authentication.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: TokenReviewSpec;
  /** What is, as last observed. */
  readonly status: TokenReviewStatus;
};

/** The token that is asked about. */
export interface TokenReviewSpec {
  /** The token. */
  readonly token: string;
  /** For whom it should be meant: any one of these. That of the apiserver if empty. */
  readonly audiences?: readonly string[];
}

/** Whose token it is. */
export interface TokenReviewStatus {
  /** Whether it is the token of a known user. */
  readonly authenticated?: boolean;
  /** Who that is. */
  readonly user: UserInfo;
  /** Which of the audiences asked for it is meant for. */
  readonly audiences?: readonly string[];
  /** Why it could not be checked. */
  readonly error?: string;
}

/** A user, as authenticated. */
export interface UserInfo {
  /** Name of the user, unique among those who are there. */
  readonly username?: string;
  /** Tells the user from earlier ones of the same name. */
  readonly uid?: string;
  /** Groups of the user. */
  readonly groups?: readonly string[];
  /** More that the authenticator tells. */
  readonly extra?: Readonly<Record<string, ExtraValue>>;
}
