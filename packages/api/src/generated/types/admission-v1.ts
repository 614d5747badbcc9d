// Generated from proto/k8s/admission/v1.proto; do not edit.
import type { UserInfo } from "./authentication-v1.ts";
import type { GroupVersionKind, GroupVersionResource, Status } from "./meta-v1.ts";
import type { RawExtension } from "./runtime.ts";

export interface AdmissionRequest {
  readonly uid?: string;
  readonly kind: GroupVersionKind;
  readonly resource: GroupVersionResource;
  readonly subResource?: string;
  readonly requestKind?: GroupVersionKind;
  readonly requestResource?: GroupVersionResource;
  readonly requestSubResource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly operation?: string;
  readonly userInfo: UserInfo;
  readonly object?: RawExtension;
  readonly oldObject?: RawExtension;
  readonly dryRun?: boolean;
  readonly options?: RawExtension;
}

export interface AdmissionResponse {
  readonly uid?: string;
  readonly allowed?: boolean;
  readonly status?: Status;
  readonly patch?: string;
  readonly patchType?: string;
  readonly auditAnnotations?: Readonly<Record<string, string>>;
  readonly warnings?: readonly string[];
}

export interface AdmissionReview {
  readonly kind: "AdmissionReview";
  readonly apiVersion: "admission.k8s.io/v1";
  readonly request?: AdmissionRequest;
  readonly response?: AdmissionResponse;
}
