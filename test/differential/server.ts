import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import type { Json } from "./edit.ts";

/** One of the two servers that are asked the same. */
export interface Server {
  send(sent: Sent): Promise<Answer>;
  close(): void;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  /** An object is sent as JSON. */
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly code: number;
  readonly warnings: readonly string[];
  readonly contentType: string;
  /** JSON where it is JSON, else the text. */
  readonly body: Json;
}

/** A server that fell over a request twice and gave no answer. */
export const fellSilent: Answer = { code: 0, warnings: [], contentType: "", body: "no answer" };

const patienceMs = 30_000;

/** A server by its address and an administrator's token; its certificate is not looked at. */
export function serverAt(address: string, token: string): Server {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  return {
    close: () => agent.destroy(),
    send: async (sent) => {
      try {
        return await ask(sent);
      } catch (error) {
        // A connection that was kept may have been given up by the server while the request was on its way.
        if ((error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error;
        return await ask(sent).catch(() => fellSilent);
      }
    },
  };

  function ask({ method, path, body, headers }: Sent): Promise<Answer> {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    // Node tells the length of no body that a DELETE has.
    const length = { "content-length": Buffer.byteLength(text ?? "") };
    const type = text === undefined ? {} : { "content-type": "application/json", ...length };
    return new Promise((resolve, reject) => {
      const options = { method, agent, headers: { authorization: `Bearer ${token}`, ...type, ...headers } };
      const sent = request(new URL(path, address), options, (answer) => void read(answer).then(resolve, reject));
      sent.on("error", reject);
      sent.setTimeout(patienceMs, () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.end(text);
    });
  }
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const bytes = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
  return {
    code: answer.statusCode!,
    warnings: [answer.headers["warning"] ?? []].flat(),
    contentType: answer.headers["content-type"] ?? "",
    body: jsonOr(bytes.toString()),
  };
}

const jsonOr = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
