import { encodeObject } from "./encode-object.ts";
import type { Exchange } from "./exchange.ts";
import { type AnswerShape, contentTypes, negotiate } from "./negotiate.ts";
import type { Page } from "./other-paths.ts";
import { wantsPretty } from "./wants-pretty.ts";

/** Two of the oldest documents do not name their version in JSON. */
export interface Document {
  readonly kind: string;
  readonly apiVersion?: string;
}

/** A Kubernetes object that is no resource: a discovery document. In any encoding, and indented for people. */
export function objectPage(exchange: Exchange, document: Document, shape: AnswerShape = "document"): Page {
  const { encoding } = negotiate(exchange.headers.accept, shape);
  const pretty = wantsPretty(exchange);
  return { code: 200, contentType: contentTypes[encoding], body: encodeObject(document, { encoding, pretty }) };
}

/** JSON and nothing else. */
export const jsonPage = (value: unknown): Page => ({
  code: 200,
  contentType: "application/json",
  body: `${JSON.stringify(value, null, 2)}\n`,
});
