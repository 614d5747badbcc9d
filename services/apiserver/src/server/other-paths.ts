import type { Passage } from "../road/passage.ts";
import { answerHeaders } from "./answer-headers.ts";
import type { AnswerHeaders, Exchange } from "./exchange.ts";
import { noSuchResource, wrongMethod } from "./route.ts";
import { plainNotFound } from "./send-error.ts";

/** An answer that is no Kubernetes object: health, metrics, documents. */
export interface Page {
  readonly code: number;
  /** Empty where there is nothing that could have a type. */
  readonly contentType: string;
  readonly body: Buffer | string;
  readonly headers?: AnswerHeaders;
}

export type PageHandler = (exchange: Exchange) => Page | undefined | Promise<Page | undefined>;

/** A page that the reference's router knows: it refuses all methods but GET, also HEAD. */
export const getOnly =
  (handler: PageHandler): PageHandler =>
  (exchange) => {
    if (exchange.method !== "GET") throw wrongMethod();
    return handler(exchange);
  };

/** Such a page with all that lies below it: it may end with a slash, and what follows is unknown to the router in its own words. */
export function routedPages(path: string, handler: PageHandler): readonly (readonly [string, PageHandler])[] {
  const page = getOnly(handler);
  const below: PageHandler = (exchange) => {
    if (exchange.path !== `${path}/`) throw noSuchResource();
    return page(exchange);
  };
  return [
    [path, page],
    [`${path}/`, below],
  ];
}

/** What is served beside resources, by the whole path, or by the path before its last slashes (`/readyz/` for `/readyz/etcd`). */
export type PageTable = ReadonlyMap<string, PageHandler>;

/** Answers and returns the HTTP code. */
export type OtherPaths = (exchange: Exchange, passage: Passage) => Promise<number>;

export function otherPaths(pages: PageTable): OtherPaths {
  return async (exchange, { auditId }) => {
    const page = await findPage(pages, exchange.path)?.(exchange);
    if (!page) {
      plainNotFound(exchange, auditId);
      return 404;
    }
    const { "content-type": type, ...headers } = { ...answerHeaders(page.contentType, auditId), ...page.headers };
    exchange.send(page.code, type ? { ...headers, "content-type": type } : headers, page.body);
    return page.code;
  };
}

function findPage(pages: PageTable, path: string): PageHandler | undefined {
  const exact = pages.get(path);
  if (exact) return exact;
  for (let at = path.lastIndexOf("/"); at >= 0; at = path.lastIndexOf("/", at - 1)) {
    const found = pages.get(path.slice(0, at + 1));
    if (found && at > 0) return found;
    if (at === 0) break;
  }
  return undefined;
}
