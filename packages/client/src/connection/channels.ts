import { isIP } from "node:net";
import { checkServerIdentity } from "node:tls";
import { type ChannelCredentials, Client, credentials, experimental, Metadata } from "@grpc/grpc-js";
import { certificateProviderOf } from "../wire/certificate-provider.ts";
import type { ConnectOptions } from "./client.ts";

/** One gRPC channel for each endpoint; the one that answered last is used until it does not. */
export interface Channels {
  current(): { readonly client: Client; readonly host: string };
  /** The current one does not answer: the next is current from now on. */
  next(): void;
  metadata(): Promise<Metadata>;
  close(): void;
}

/** A silent watch must notice that its server has gone, and a server that is back must be found again soon. */
const channelOptions = {
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 5_000,
  "grpc.max_receive_message_length": 64 * 1024 * 1024,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 2_000,
};

export function openChannels(options: ConnectOptions): Channels {
  const { endpoints, userAgent, token } = options;
  if (endpoints.length === 0) throw new Error("no endpoint of an API server is given");
  const clients = endpoints.map((endpoint) => {
    const { channelCredentials, names } = securityOf(endpoint, options);
    return new Client(endpoint, channelCredentials, {
      ...channelOptions,
      ...names,
      "grpc.primary_user_agent": userAgent,
    });
  });
  let at = 0;
  return {
    current: () => ({ client: clients[at]!, host: endpoints[at]! }),
    next: () => {
      at = (at + 1) % clients.length;
    },
    metadata: async () => {
      const metadata = new Metadata();
      const bearer = await token?.();
      if (bearer) metadata.set("authorization", `Bearer ${bearer}`);
      return metadata;
    },
    close: () => {
      for (const client of clients) client.close();
    },
  };
}

/** TLS asks for a name, never for an address; every API server's certificate has this one. */
const anyServer = "kubernetes.default.svc";

interface Security {
  readonly channelCredentials: ChannelCredentials;
  /** Channel options that say which name to ask for. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Certificates that change are used for new connections. The server's certificate must be for the endpoint (or for
 * `serverName`), also where that is an address.
 */
function securityOf(endpoint: string, { tls, serverName }: ConnectOptions): Security {
  if (!tls) return { channelCredentials: credentials.createInsecure(), names: {} };
  const { cert, ca } = tls.current();
  if (!ca) throw new Error("the authority that signs for the API server is not given");
  const provider = certificateProviderOf(tls);
  const host = endpoint.slice(0, endpoint.lastIndexOf(":")).replace(/^\[|\]$/g, "");
  const expected = serverName || host;
  const asked = isIP(expected) ? anyServer : expected;
  const channelCredentials = experimental.createCertificateProviderChannelCredentials(
    provider,
    cert ? provider : null,
    { checkServerIdentity: (_asked, certificate) => checkServerIdentity(expected, certificate) },
  );
  return { channelCredentials, names: { "grpc.ssl_target_name_override": asked, "grpc.default_authority": asked } };
}
