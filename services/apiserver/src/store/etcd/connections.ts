import {
  Client,
  type ClientDuplexStream,
  connectivityState,
  credentials,
  Metadata,
  type ServiceError,
} from "@grpc/grpc-js";
import { UnavailableError } from "../kv.ts";
import { kvError, mayAskAgain } from "./etcd-errors.ts";

export interface ConnectionOptions {
  /** `https://10.0.0.1:2379`, or `http://…`. */
  readonly endpoints: readonly string[];
  /** PEM. The client certificate and the authority of etcd's. */
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

export interface UnaryCall<Answer> {
  /** `KV/Range`. */
  readonly method: string;
  readonly request: Buffer;
  readonly decode: (buffer: Buffer) => Answer;
  /** A write is sent once: nobody knows what became of it when its answer is lost. */
  readonly isWrite: boolean;
  readonly deadlineMs?: number;
}

export interface Connections {
  call<Answer>(call: UnaryCall<Answer>): Promise<Answer>;
  /** A stream on a connection of its own, so that large answers do not hold it up; each call takes the next endpoint. */
  stream<Answer>(method: string, decode: (buffer: Buffer) => Answer): ClientDuplexStream<Buffer, Answer>;
  close(): void;
}

const deadlineMs = 5_000;
const connectMs = 2_000;

/** etcd refuses clients that ping more often than every 5 s. */
const channelOptions = {
  "grpc.max_receive_message_length": 256 * 1024 * 1024,
  "grpc.max_send_message_length": 8 * 1024 * 1024,
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 5_000,
  // Nor does it accept pings while no call is open.
  "grpc.keepalive_permit_without_calls": 0,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 2_000,
  "grpc.enable_retries": 0,
  // Clients of one address would else share a connection.
  "grpc.use_local_subchannel_pool": 1,
  "grpc.service_config_disable_resolution": 1,
} as const;

const same = (buffer: Buffer) => buffer;

export function openConnections({ endpoints, ca, cert, key }: ConnectionOptions): Connections {
  if (endpoints.length === 0) throw new Error("etcd needs at least one endpoint");
  const open = (endpoint: string): Client => {
    const { protocol, host } = new URL(endpoint);
    const secure =
      protocol === "https:"
        ? credentials.createSsl(ca ?? null, key ?? null, cert ?? null)
        : credentials.createInsecure();
    return new Client(host, secure, channelOptions);
  };
  const forCalls = endpoints.map(open);
  const forStreams = endpoints.map(open);
  let current = 0;
  let nextStream = 0;

  const isReady = (client: Client) => client.getChannel().getConnectivityState(true) === connectivityState.READY;

  function leave(client: Client): void {
    if (forCalls[current] === client) current = (current + 1) % forCalls.length;
  }

  /** A connected client, the current endpoint's first; nothing has been sent when this fails. */
  async function connected(): Promise<Client> {
    let last: unknown;
    for (let tried = 0; tried < forCalls.length; tried++) {
      const client = forCalls[current]!;
      if (isReady(client)) return client;
      try {
        await ready(client);
        return client;
      } catch (error) {
        last = error;
        leave(client);
      }
    }
    throw new UnavailableError("no etcd endpoint can be reached", { cause: last });
  }

  function send<Answer>(client: Client, { method, request, decode, ...call }: UnaryCall<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + (call.deadlineMs ?? deadlineMs);
      const path = `/etcdserverpb.${method}`;
      client.makeUnaryRequest(path, same, decode, request, { deadline }, (error, answer) => {
        if (error) reject(error);
        else resolve(answer!);
      });
    });
  }

  return {
    async call(call) {
      const mostTries = call.isWrite ? 1 : endpoints.length + 1;
      for (let tries = 1; ; tries++) {
        const preferred = forCalls[current]!;
        const client = isReady(preferred) ? preferred : await connected();
        try {
          return await send(client, call);
        } catch (thrown) {
          const error = thrown as ServiceError;
          if (tries >= mostTries || !mayAskAgain(error)) throw kvError(error, call.isWrite);
          leave(client);
        }
      }
    },
    stream(method, decode) {
      const client = forStreams[nextStream++ % forStreams.length]!;
      const metadata = new Metadata();
      // etcd ends the stream when its member loses the leader, instead of staying silent.
      metadata.set("hasleader", "true");
      return client.makeBidiStreamRequest(`/etcdserverpb.${method}`, same, decode, metadata);
    },
    close() {
      for (const client of [...forCalls, ...forStreams]) client.close();
    },
  };
}

const ready = (client: Client): Promise<void> =>
  new Promise((resolve, reject) =>
    client.waitForReady(Date.now() + connectMs, (error) => (error ? reject(error) : resolve())),
  );
