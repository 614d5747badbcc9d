import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { bodyOf } from "./body-of.ts";
import type { Json } from "./edit.ts";

/** One of the two servers that are asked the same. */
export interface Server {
  send(sent: Sent, onAnswer?: () => Promise<unknown>): Promise<Answer>;
  close(): void;
}

export interface Sent {
  readonly method: string;
  /** As it is written in the request line: nothing is tidied. */
  readonly path: string;
  /** An object is sent as JSON, text and bytes as they are. */
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly code: number;
  readonly warnings: readonly string[];
  readonly contentType: string;
  readonly headers: IncomingMessage["headers"];
  /** JSON where it is JSON or protobuf, the list of events where it is a watch's, else the text. */
  readonly body: Json;
}

/** A server that fell over a request twice, or gave no answer in time. */
export const fellSilent: Answer = { code: 0, warnings: [], contentType: "", headers: {}, body: "no answer" };

const patienceMs = 30_000;
const impatience = new Error("no answer in time");

/** A server by its address and an administrator's token; its certificate is not looked at. */
export function serverAt(address: string, token: string): Server {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  const { hostname, port } = new URL(address);
  return {
    close: () => agent.destroy(),
    send: async (sent, onAnswer = async () => undefined) => {
      try {
        return await ask(sent, onAnswer);
      } catch (error) {
        if (error === impatience) return fellSilent;
        // A connection that was kept may have been given up by the server while the request was on its way.
        if ((error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error;
        return await ask(sent, onAnswer).catch(() => fellSilent);
      }
    },
  };

  function ask({ method, path, body, headers }: Sent, onAnswer: () => Promise<unknown>): Promise<Answer> {
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const bytes = isRaw ? body : JSON.stringify(body);
    // Node tells the length of no body that a DELETE has.
    const length = { "content-length": String(Buffer.byteLength(bytes ?? "")) };
    const type = bytes === undefined ? {} : { "content-type": "application/json", ...length };
    const given = { authorization: `Bearer ${token}`, ...type, ...headers };
    // An empty header is one that is not sent.
    const sentHeaders = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
    return new Promise((resolve, reject) => {
      const options = { method, agent, host: hostname, port, path, headers: sentHeaders };
      const sent = request(options, (answer) => {
        Promise.all([read(answer), onAnswer()]).then(([read]) => resolve(read), reject);
      });
      sent.on("error", reject);
      sent.setTimeout(patienceMs, () => sent.destroy(impatience));
      sent.end(bytes);
    });
  }
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const { headers } = answer;
  const bytes = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
  return {
    code: answer.statusCode!,
    warnings: [headers["warning"] ?? []].flat(),
    contentType: headers["content-type"] ?? "",
    headers,
    body: bodyOf(bytes, headers),
  };
}
