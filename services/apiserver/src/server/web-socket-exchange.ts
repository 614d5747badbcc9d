import type { IncomingMessage } from "node:http";
import { type Duplex, Writable } from "node:stream";
import type { TLSSocket } from "node:tls";
import { http } from "@kubets/component";
import { type WebSocket, WebSocketServer } from "ws";
import { type AnswerHeaders, type Exchange, splitTarget } from "./exchange.ts";

/** The connection of a client that asked for WebSocket. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  /** What the client has sent beyond its request. */
  readonly head: Buffer;
}

/** Hands connections over; one for all, since it keeps nothing of them. Where subprotocols are offered, the first is taken. */
const handshakes = new WebSocketServer({ noServer: true, clientTracking: false, handleProtocols: ([first]) => first! });

/** Bytes of the length that each frame of a protobuf watch begins with. */
const lengthOfFrame = 4;

/**
 * A request that takes its stream as WebSocket messages: each piece that is written is one, text where the stream is JSON.
 * An answer that is no stream is given as plain HTTP/1.1, and the connection is never upgraded.
 */
export function webSocketExchange({ request, socket, head }: Upgrade): Exchange {
  const closed: (() => void)[] = [];
  let answered = false;
  socket.on("error", ignore);
  socket.on("close", () => closed.forEach((listener) => void listener()));
  return {
    method: request.method ?? "GET",
    ...splitTarget(request.url ?? "/"),
    headers: request.headers,
    socket: socket as TLSSocket,
    protocol: "HTTP/1.1",
    get answered() {
      return answered || socket.destroyed;
    },
    answeredBytes: 0,
    body: async () => Buffer.alloc(0),
    send: (code, headers, body = "") => {
      if (answered) return;
      answered = true;
      socket.write(plainHead(code, { ...headers, "content-length": Buffer.byteLength(body), connection: "close" }));
      socket.end(body);
    },
    stream: (_code, headers) => {
      answered = true;
      return messages({ request, socket, head }, String(headers["content-type"] ?? ""));
    },
    onClose: (listener) => void closed.push(listener),
  };
}

/** The handshake is made at once; one that fails is answered by it, and what is written then goes nowhere. */
function messages({ request, socket, head }: Upgrade, contentType: string): Writable {
  const isText = contentType.startsWith("application/json");
  // A message has its length already.
  const skipped = contentType.includes("stream=watch") && !isText ? lengthOfFrame : 0;
  let client: WebSocket | undefined;
  handshakes.handleUpgrade(request, socket, head, (upgraded) => {
    client = upgraded;
  });
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (client) client.send(isText ? chunk.toString() : chunk.subarray(skipped), { binary: !isText }, done);
      else done();
    },
    final: (done) => {
      client?.close(1000);
      done();
    },
  });
  output.on("error", ignore);
  client?.on("error", ignore);
  client?.on("close", () => void output.destroy());
  return output;
}

const plainHead = (code: number, headers: AnswerHeaders): string => {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  return `HTTP/1.1 ${code} ${http.STATUS_CODES[code] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`;
};

const ignore = () => {};
