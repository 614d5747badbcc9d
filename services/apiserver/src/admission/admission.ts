import type { ApiObject, Kind } from "@kubets/api";
import type { User } from "../road/call.ts";
import type { Store } from "../store/store.ts";

export interface AdmissionRequest {
  readonly user: User;
  readonly operation: "CREATE" | "UPDATE" | "DELETE" | "CONNECT";
  readonly kind: Kind;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  /** Absent on DELETE. */
  readonly object: ApiObject | undefined;
  /** Absent on CREATE. */
  readonly old: ApiObject | undefined;
  readonly dryRun: boolean;
  readonly warn: (text: string) => void;
  readonly store: Pick<Store, "get" | "peek" | "peekAll">;
}

/** One plugin: a file, a word in the ordered list of `index.ts`. A refusal is thrown (usually `forbidden`). */
export interface AdmissionPlugin {
  readonly name: string;
  readonly handles: (request: AdmissionRequest) => boolean;
  /** Returns the object, changed or not; defaults are applied again after a change. */
  readonly mutate?: (request: AdmissionRequest) => ApiObject | Promise<ApiObject>;
  readonly validate?: (request: AdmissionRequest) => void | Promise<void>;
}
