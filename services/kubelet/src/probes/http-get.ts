import { request as secure } from "node:https";
import type { Container, HTTPGetAction } from "@kubets/api/types/core-v1";
import { http } from "@kubets/component";
import { portOf } from "./port-of.ts";

export interface HttpAnswer {
  readonly code: number;
  /** The first 10 KiB. */
  readonly body: string;
}

export interface HttpGet {
  readonly action: HTTPGetAction;
  readonly container: Container;
  readonly podIP: string;
  readonly timeoutMs: number;
  readonly userAgent: string;
}

const bodyLimit = 10_240;

/** Asks a container by HTTP; certificates are not checked, for a pod's address has none. Rejects when nobody answers in time. */
export function httpGet({ action, container, podIP, timeoutMs, userAgent }: HttpGet): Promise<HttpAnswer> {
  const send = action.scheme === "HTTPS" ? secure : http.request;
  const headers: Record<string, string> = { "user-agent": userAgent, accept: "*/*", connection: "close" };
  for (const { name, value } of action.httpHeaders ?? []) headers[name.toLowerCase()] = value;
  return new Promise((resolve, reject) => {
    const options = {
      host: action.host || podIP,
      port: portOf(action.port, container),
      path: encodeURI(decodeSafely(action.path || "/")),
      headers,
      rejectUnauthorized: false,
      agent: false as const,
    };
    const sent = send(options, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        if (body.length < bodyLimit) body += text.slice(0, bodyLimit - body.length);
      });
      answer.on("end", () => settle(() => resolve({ code: answer.statusCode ?? 0, body })));
      answer.on("error", (error) => settle(() => reject(error)));
    });
    const settle = (then: () => void) => {
      clearTimeout(timer);
      then();
    };
    const timer = setTimeout(() => {
      sent.destroy(new Error("context deadline exceeded (Client.Timeout exceeded while awaiting headers)"));
    }, timeoutMs);
    sent.on("error", (error) => settle(() => reject(error)));
    sent.end();
  });
}

/** A path may come with or without percent signs. */
function decodeSafely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
