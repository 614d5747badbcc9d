import type { ResourceAttributes } from "./authorizer.ts";

/** Verbs on resources, perhaps only of one namespace or with some names. */
export interface Rule {
  readonly verbs: ReadonlySet<string>;
  /** `pods`, `pods/status`, `replicasets.apps`, `*`: as `kubectl auth can-i` writes them. */
  readonly resources: ReadonlySet<string>;
  readonly namespace: string | undefined;
  readonly names: readonly string[] | undefined;
}

/** `rule("get list", "pods replicasets.apps")`: words between spaces, `*` for any. */
export function rule(
  verbs: string,
  resources: string,
  limits: { namespace?: string; names?: readonly string[] } = {},
): Rule {
  return {
    verbs: new Set(verbs.split(" ")),
    resources: new Set(resources.split(" ")),
    namespace: limits.namespace,
    names: limits.names,
  };
}

export const allows = (
  rule: Rule,
  { verb, group, resource, subresource, namespace, name }: ResourceAttributes,
): boolean => {
  const qualified = `${resource}${group ? `.${group}` : ""}${subresource ? `/${subresource}` : ""}`;
  return (
    (rule.verbs.has(verb) || rule.verbs.has("*")) &&
    (rule.resources.has(qualified) || rule.resources.has("*")) &&
    (rule.namespace === undefined || rule.namespace === namespace) &&
    (rule.names === undefined || rule.names.includes(name))
  );
};
