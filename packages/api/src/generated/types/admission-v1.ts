// Generated from proto/k8s/admission/v1.proto; do not edit.
import type { UserInfo } from "./authentication-v1.ts";
import type { GroupVersionKind, GroupVersionResource, Status } from "./meta-v1.ts";
import type { RawExtension } from "./runtime.ts";

/** What a webhook is asked: may this be done? */
export interface AdmissionRequest {
  /** Tells this question from others; the answer repeats it. */
  readonly uid?: string;
  /** Kind of the object as it is sent here. */
  readonly kind: GroupVersionKind;
  /** Resource as it is named here. */
  readonly resource: GroupVersionResource;
  /** Subresource, such as `status`. */
  readonly subResource?: string;
  /** Kind that the client used, which differs where the object was converted. */
  readonly requestKind?: GroupVersionKind;
  /** Resource that the client used, which differs where the object was converted. */
  readonly requestResource?: GroupVersionResource;
  /** Subresource that the client used. */
  readonly requestSubResource?: string;
  /** Name of the object; empty where it is yet to be generated. */
  readonly name?: string;
  /** Namespace of the object. */
  readonly namespace?: string;
  /** `CREATE`, `UPDATE`, `DELETE` or `CONNECT`. */
  readonly operation?: string;
  /** Who asks. */
  readonly userInfo: UserInfo;
  /** The new object; none on a delete. */
  readonly object?: RawExtension;
  /** The object as it stands; on updates and deletes. */
  readonly oldObject?: RawExtension;
  /** Whether nothing will be stored: then nothing else may be changed either. */
  readonly dryRun?: boolean;
  /** Options of the request, such as CreateOptions. */
  readonly options?: RawExtension;
}

/** What the webhook answers. */
export interface AdmissionResponse {
  /** The request's own. */
  readonly uid?: string;
  /** Whether the request may go on. */
  readonly allowed?: boolean;
  /** What the client is told where it may not. */
  readonly status?: Status;
  /** Change of the object, as a JSON patch; from webhooks that may change. */
  readonly patch?: string;
  /** `JSONPatch`; needed with a patch. */
  readonly patchType?: string;
  /** What is added to the audit event, each key after the webhook's name. */
  readonly auditAnnotations?: Readonly<Record<string, string>>;
  /** What the client is warned of; short, at most 120 characters each. */
  readonly warnings?: readonly string[];
}

/** Question to an admission webhook, and its answer. */
export interface AdmissionReview {
  readonly kind: "AdmissionReview";
  readonly apiVersion: "admission.k8s.io/v1";
  /** The question. */
  readonly request?: AdmissionRequest;
  /** The answer. */
  readonly response?: AdmissionResponse;
}
