import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import type { KubeletClient } from "./log.ts";

/** The server's certificate for kubelets, and whom it takes for one; without an authority every kubelet is believed. */
export interface KubeletTls {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

/** HTTPS with connections that are kept; a kubelet that redirects is not followed. */
export function openKubeletClient({ cert, key, ca }: KubeletTls): KubeletClient & { readonly close: () => void } {
  const trusting = new Agent({ keepAlive: true, cert, key, rejectUnauthorized: false });
  const checking = ca ? new Agent({ keepAlive: true, cert, key, ca }) : trusting;
  return {
    get: async ({ address, path, insecure, signal }) => {
      const agent = insecure ? trusting : checking;
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ host: address.host, port: address.port, path, agent, signal }, resolve).on("error", reject).end();
      });
      return { code: answer.statusCode ?? 500, body: answer };
    },
    close: () => {
      trusting.destroy();
      checking.destroy();
    },
  };
}
