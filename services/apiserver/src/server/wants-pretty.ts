import { parseQuery } from "../road/parse-query.ts";
import type { Exchange } from "./exchange.ts";

/** What Go reads as true. */
const trueTexts = new Set(["1", "t", "T", "true", "TRUE", "True"]);

/** Whether JSON is to be indented: as `?pretty` says, else for browsers and command lines, as from kube-apiserver. */
export function wantsPretty({ headers, query }: Pick<Exchange, "headers" | "query">): boolean {
  const asked = query.includes("pretty") ? parseQuery(query).get("pretty") : undefined;
  if (asked) return trueTexts.has(asked);
  const agent = headers["user-agent"];
  return agent !== undefined && /^(curl|Wget|Mozilla\/5\.0)/.test(agent);
}
