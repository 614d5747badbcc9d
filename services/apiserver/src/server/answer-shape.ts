import { resourceKey } from "../road/deps.ts";
import type { AnswerShape } from "./negotiate.ts";
import type { Route } from "./route.ts";

/** Parts that are shown as tables; what else can be asked of an object has no columns. */
const tabledParts: ReadonlySet<string> = new Set(["status", "scale"]);
/** But these status parts are not. */
const untabled: ReadonlySet<string> = new Set([
  "resourceclaims.resource.k8s.io/status",
  "apiservices.apiregistration.k8s.io/status",
]);

/** The forms in which the answer of a route can be had. */
export function answerShape({ verb, kind, subresource }: Route): AnswerShape {
  if (verb === "list") return "list";
  if (!subresource) return kind.verbs.includes("get") ? "object" : "plain";
  if (subresource.name === "log") return "text";
  const isTabled = tabledParts.has(subresource.name) && !untabled.has(resourceKey(kind, subresource.name));
  return isTabled ? "object" : "plain";
}
