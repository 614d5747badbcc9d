import type { FieldSelector } from "@kubets/api";
import type { User } from "../road/call.ts";

/** What a user wants to do, in the words of a SubjectAccessReview. */
export type Attributes = ResourceAttributes | PathAttributes;

export interface ResourceAttributes {
  /** A resource verb, or a special one such as `bind`, `impersonate`, `proxy`. */
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  /** Empty for cluster-scoped resources and for all namespaces. */
  readonly namespace: string;
  /** Empty for collections. */
  readonly name: string;
  /** Of lists and watches, for who may only see what it selects. */
  readonly fieldSelector?: FieldSelector;
}

/** `/healthz`, `/metrics`: what is no resource. The verb is the HTTP method in small letters. */
export interface PathAttributes {
  readonly verb: string;
  readonly path: string;
}

export interface Decision {
  readonly allowed: boolean;
  /** Why, for reviews, audit and the text of a 403; often empty. */
  readonly reason: string;
}

/** The port: the closed list stands behind it now, RBAC will. Pure but for what it was built with. */
export interface Authorizer {
  authorize(user: User, attributes: Attributes): Decision | Promise<Decision>;
}

export const isPath = (attributes: Attributes): attributes is PathAttributes => "path" in attributes;

/** The value a selector demands of a field; undefined when it demands none. */
export const requiredField = (selector: FieldSelector | undefined, path: string): string | undefined =>
  selector?.requirements.find((requirement) => requirement.path === path && requirement.operator === "=")?.value;
