import { createServerConnection, type ServerConnection } from "./server-connection.ts";
import { ServerStream } from "./server-stream.ts";
import type { Settings } from "./settings.ts";
import { createSlabs } from "./slabs.ts";
import { connectPeer, listenOn, type TestingPeer } from "./testing-peer.ts";

/** The server's end on plain TCP, with a clock of its own: for tests. */
export interface TestingServer {
  /** What is done with a request; 204 where nothing else is said. */
  serve: (stream: ServerStream) => void;
  now: number;
  /** All there have been since `reset()`. */
  readonly requests: readonly ServerStream[];
  /** That of the client that connected last. */
  readonly connection: ServerConnection;
  /** A client whose settings have been taken. */
  connect(settings?: Settings): Promise<TestingPeer>;
  reset(): void;
  close(): Promise<void>;
}

const noContent = (stream: ServerStream) => void stream.respond(204, {}, 0);

export async function startTestingServer(): Promise<TestingServer> {
  const slabs = createSlabs();
  const peers: TestingPeer[] = [];
  let requests: ServerStream[] = [];
  let connection: ServerConnection;
  const { server, port } = await listenOn((socket) => {
    connection = createServerConnection({
      socket,
      slabs,
      now: () => testing.now,
      open: (head, on) => new ServerStream(head, on, () => "now"),
      onRequest: (stream) => {
        requests.push(stream);
        testing.serve(stream);
      },
      onClose: () => {},
    });
  });
  const testing: TestingServer = {
    serve: noContent,
    now: 0,
    get requests() {
      return requests;
    },
    get connection() {
      return connection;
    },
    async connect(settings) {
      const peer = await connectPeer(port, settings);
      peers.push(peer);
      await peer.until(({ type, flags }) => type === "settings" && flags === 1);
      return peer;
    },
    reset() {
      for (const peer of peers.splice(0)) peer.close();
      requests = [];
      testing.serve = noContent;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return testing;
}

/** Serves an answer of so many bytes. */
export const answer = (bytes: number) => (stream: ServerStream) => {
  stream.respond(200, {}, bytes);
  stream.write([Buffer.alloc(bytes, "a")], undefined);
  stream.end();
};
