import { type ClientHttp2Session, connect } from "node:http2";
import { Agent, request as request1 } from "node:https";

/** A client of both HTTPs, for tests. */
export interface TestClient {
  send(method: string, path: string, options?: SendOptions): Promise<TestAnswer>;
  /** Reads a stream until `count` lines have come. */
  lines(path: string, count: number): Promise<readonly unknown[]>;
  close(): void;
}

export interface SendOptions {
  /** An object is sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly code: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The body as JSON. */
  readonly json: never;
}

interface Target {
  readonly port: number;
  readonly token: string;
}

type Open = (method: string, path: string, options: SendOptions) => Promise<Opened>;
interface Opened {
  readonly code: number;
  readonly headers: TestAnswer["headers"];
  readonly chunks: AsyncIterable<Buffer>;
  readonly cancel: () => void;
}

export function testClient(version: "1.1" | "2", { port, token }: Target): TestClient {
  const { open, close } = version === "2" ? http2Client(port) : http1Client(port);
  const authorised = (options: SendOptions): SendOptions => ({
    ...options,
    headers: { authorization: `Bearer ${token}`, ...(options.body === undefined ? {} : json), ...options.headers },
  });
  return {
    close,
    send: async (method, path, options = {}) => {
      const opened = await open(method, path, authorised(options));
      const bytes = Buffer.concat(await Array.fromAsync(opened.chunks));
      const text = bytes.toString();
      return { code: opened.code, headers: opened.headers, text, bytes, json: parsed(text) as never };
    },
    lines: async (path, count) => {
      const opened = await open("GET", path, authorised({}));
      const found: unknown[] = [];
      let rest = "";
      for await (const chunk of opened.chunks) {
        const pieces = (rest + chunk.toString()).split("\n");
        rest = pieces.pop()!;
        found.push(...pieces.map((line) => JSON.parse(line)));
        if (found.length >= count) break;
      }
      opened.cancel();
      return found;
    },
  };
}

const json = { "content-type": "application/json" };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const bytesOf = (body: unknown): string | Buffer =>
  typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);

function http2Client(port: number): { open: Open; close: () => void } {
  const session: ClientHttp2Session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  return {
    close: () => session.destroy(),
    open: (method, path, { body, headers }) =>
      new Promise((resolve, reject) => {
        // Node sends no body with a DELETE unless it is told to.
        const stream = session.request(
          { ":method": method, ":path": path, ...headers },
          { endStream: body === undefined },
        );
        stream.on("error", reject);
        stream.on("response", (answer) =>
          resolve({
            code: Number(answer[":status"]),
            headers: answer as TestAnswer["headers"],
            chunks: stream,
            cancel: () => stream.close(),
          }),
        );
        if (body !== undefined) stream.end(bytesOf(body));
      }),
  };
}

function http1Client(port: number): { open: Open; close: () => void } {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  return {
    close: () => agent.destroy(),
    open: (method, path, { body, headers }) =>
      new Promise((resolve, reject) => {
        // Without a length Node would send the body of a DELETE unframed.
        const length = body === undefined ? {} : { "content-length": Buffer.byteLength(bytesOf(body)) };
        const framed = { ...headers, ...length };
        const sent = request1({ host: "127.0.0.1", port, method, path, headers: framed, agent }, (answer) =>
          resolve({ code: answer.statusCode!, headers: answer.headers, chunks: answer, cancel: () => sent.destroy() }),
        );
        sent.on("error", reject);
        sent.end(body === undefined ? undefined : bytesOf(body));
      }),
  };
}
