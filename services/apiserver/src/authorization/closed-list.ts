import type { User } from "../road/call.ts";
import { type Authorizer, type Decision, isPath } from "./authorizer.ts";
import { authenticatedRules, bootstrapperRules, everybodysRules, identities, readablePaths } from "./identities.ts";
import { authorizeNode, type NodeView, nodeOf } from "./node-authorizer.ts";
import { allows } from "./rule.ts";

const allowed: Decision = { allowed: true, reason: "" };
const refused: Decision = { allowed: false, reason: "" };

/**
 * A closed list: administrators (`system:masters`) may do everything, our own processes what they need, nodes what their
 * pods need, and everybody else may ask who they are and whether we are well.
 */
export const closedList = (view: NodeView): Authorizer => ({
  authorize: (user, attributes) => {
    if (user.groups.includes("system:masters")) return allowed;
    if (isPath(attributes)) return mayReadPath(user, attributes.verb, attributes.path) ? allowed : refused;
    if (everybodysRules.some((rule) => allows(rule, attributes))) return allowed;
    if (!user.groups.includes("system:authenticated")) return refused;
    const rules = [
      ...(Object.hasOwn(identities, user.name) ? identities[user.name]! : []),
      ...authenticatedRules,
      ...(user.groups.includes("system:bootstrappers") ? bootstrapperRules : []),
    ];
    if (rules.some((rule) => allows(rule, attributes))) return allowed;
    const node = nodeOf(user);
    return node ? authorizeNode(node, attributes, view) : refused;
  },
});

function mayReadPath(user: User, verb: string, path: string): boolean {
  if (user.name === "system:apiserver") return true;
  return (
    (verb === "get" || verb === "head") &&
    user.groups.some((group) => (readablePaths[group] ?? []).some((pattern) => fits(pattern, path)))
  );
}

const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
