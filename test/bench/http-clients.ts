import { type ClientHttp2Session, connect } from "node:http2";
import { Agent, request } from "node:https";

/** Hears the pieces of an answer, whatever HTTP it came by. */
export interface Answer {
  readonly code: number;
  onData(hear: (chunk: Buffer) => void): void;
  onEnd(hear: () => void): void;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A client of one server that does as little as it can, so that the server is what is measured. */
export interface HttpClient {
  ask(question: Question): Promise<Answer>;
  close(): void;
}

export interface ClientOptions {
  readonly server: string;
  readonly token: string;
  readonly version: "1.1" | "2";
  /** Connections of HTTP/2, which take turns; HTTP/1.1 has one for each question under way. */
  readonly connections?: number;
}

export function httpClient({ server, token, version, connections = 1 }: ClientOptions): HttpClient {
  const authorization = `Bearer ${token}`;
  return version === "2" ? http2Client({ server, authorization, connections }) : http1Client(server, authorization);
}

interface Http2Options {
  readonly server: string;
  readonly authorization: string;
  readonly connections: number;
}

function http2Client({ server, authorization, connections }: Http2Options): HttpClient {
  const open = (): ClientHttp2Session => connect(server, { rejectUnauthorized: false });
  const sessions = Array.from({ length: connections }, open);
  let turn = 0;
  return {
    close: () => {
      for (const session of sessions) session.destroy();
    },
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const stream = sessions[turn++ % sessions.length]!.request(
          { ":method": method, ":path": path, authorization, ...headers },
          { endStream: body === undefined },
        );
        stream.on("error", reject);
        stream.on("response", (answer) => {
          const code = Number(answer[":status"]);
          resolve({ code, onData: (hear) => stream.on("data", hear), onEnd: (hear) => stream.on("close", hear) });
        });
        if (body !== undefined) stream.end(body);
      }),
  };
}

function http1Client(server: string, authorization: string): HttpClient {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  return {
    close: () => agent.destroy(),
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const options = { method, headers: { authorization, ...headers }, agent };
        const sent = request(new URL(path, server), options, (answer) =>
          resolve({
            code: answer.statusCode!,
            onData: (hear) => answer.on("data", hear),
            // Its connection may be cut before its end.
            onEnd: (hear) => answer.on("error", () => undefined).on("close", hear),
          }),
        );
        sent.on("error", reject);
        sent.end(body);
      }),
  };
}

/** Reads an answer to its end; how many bytes it had. */
export async function sizeOf(client: HttpClient, question: Question): Promise<number> {
  const answer = await client.ask(question);
  let bytes = 0;
  answer.onData((chunk) => {
    bytes += chunk.length;
  });
  await new Promise<void>((resolve) => answer.onEnd(resolve));
  if (answer.code >= 300) throw new Error(`${answer.code} on ${question.method} ${question.path}`);
  return bytes;
}

/** Reads an answer to its end, as text, whatever its code. */
export async function textOf(client: HttpClient, question: Question): Promise<{ code: number; text: string }> {
  const answer = await client.ask(question);
  const chunks: Buffer[] = [];
  answer.onData((chunk) => void chunks.push(chunk));
  await new Promise<void>((resolve) => answer.onEnd(resolve));
  return { code: answer.code, text: Buffer.concat(chunks).toString() };
}

/** Asks, and reads the answer as JSON; throws where it is a refusal. */
export async function jsonOf<T>(client: HttpClient, question: Question): Promise<T> {
  const { code, text } = await textOf(client, question);
  if (code >= 300) throw new Error(`${code} on ${question.method} ${question.path}: ${text}`);
  return JSON.parse(text);
}
