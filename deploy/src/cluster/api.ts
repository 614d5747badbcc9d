import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { parse } from "yaml";
import { Failure } from "../failure.ts";

/** The few requests that the command itself makes, over REST, as the user of a kubeconfig. */
export interface Api {
  /** The parsed answer; undefined for 404. Throws an ApiProblem for any other refusal, and what the network throws. */
  send<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<T | undefined>;
}

/** An answer that is no success. */
export class ApiProblem extends Failure {
  readonly status: number;
  constructor(status: number, message: string) {
    super(`the API server answered ${status}: ${message}`);
    this.status = status;
  }
}

interface Kubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly "certificate-authority-data": string } },
  ];
  readonly users: readonly [
    { readonly user: { readonly "client-certificate-data": string; readonly "client-key-data": string } },
  ];
}

const timeoutMs = 5000;
const fromBase64 = (text: string): Buffer => Buffer.from(text, "base64");

/** As the user of one of our own kubeconfigs (with the certificates in it). */
export async function openApi(kubeconfig: string): Promise<Api> {
  const { clusters, users } = parse(await readFile(kubeconfig, "utf8")) as Kubeconfig;
  const { cluster } = clusters[0];
  const { user } = users[0];
  return apiAt(cluster.server, {
    ca: fromBase64(cluster["certificate-authority-data"]),
    cert: fromBase64(user["client-certificate-data"]),
    key: fromBase64(user["client-key-data"]),
  });
}

export interface ApiCredentials {
  readonly ca?: string | Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly token?: string;
  /** For the first look at a server whose authority is not known yet. */
  readonly insecure?: boolean;
}

export const apiAt = (server: string, { token, insecure, ...tls }: ApiCredentials): Api => ({
  send: <T>(method: string, path: string, body?: object) =>
    new Promise<T | undefined>((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        accept: "application/json",
        ...(text === undefined
          ? {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      };
      const sent = request(
        new URL(path, server),
        { method, headers, ...tls, rejectUnauthorized: !insecure, agent: false, timeout: timeoutMs },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => void chunks.push(chunk));
          answer.on("error", reject);
          answer.on("end", () => {
            const received = Buffer.concat(chunks).toString("utf8");
            const { statusCode: status = 0 } = answer;
            if (status === 404) resolve(undefined);
            else if (status >= 300) reject(new ApiProblem(status, messageOf(received)));
            else resolve(received.startsWith("{") ? (JSON.parse(received) as T) : (received as T));
          });
        },
      );
      sent.on("timeout", () => sent.destroy(new Error(`no answer from ${server} within ${timeoutMs / 1000} s`)));
      sent.on("error", reject);
      sent.end(text);
    }),
});

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
