import { ApiError, forbidden } from "@kubets/api";
import type { User } from "../road/call.ts";
import { type Attributes, isPath } from "./authorizer.ts";

const quoted = (text: string): string => JSON.stringify(text);

/** The 403 of kube-apiserver: who cannot do what, where, and the authorizer's reason if it has one. */
export function forbiddenError(user: User, attributes: Attributes, reason: string): ApiError {
  const because = reason ? `: ${reason}` : "";
  if (isPath(attributes))
    return new ApiError(
      "Forbidden",
      `forbidden: User ${quoted(user.name)} cannot ${attributes.verb} path ${quoted(attributes.path)}${because}`,
      { details: {} },
    );
  const { verb, group, resource, subresource, namespace, name } = attributes;
  const what = quoted(subresource ? `${resource}/${subresource}` : resource);
  const where = namespace ? `in the namespace ${quoted(namespace)}` : "at the cluster scope";
  const why = `User ${quoted(user.name)} cannot ${verb} resource ${what} in API group ${quoted(group)} ${where}${because}`;
  return forbidden({ group, plural: resource }, name, why);
}
