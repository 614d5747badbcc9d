import type { Metadata, ServerUnaryCall } from "@grpc/grpc-js";
import { unauthorized } from "@kubets/api";
import type { Authentication } from "../authentication/union.ts";
import { anonymous, type User } from "../road/call.ts";

/** What every kind of server call can tell of its caller. */
export interface Caller {
  readonly metadata: Metadata;
  getAuthContext(): ReturnType<ServerUnaryCall<unknown, unknown>["getAuthContext"]>;
}

/** Who calls. Throws Unauthorized. */
export type Identify = (caller: Caller) => Promise<User>;

/** How long what was found out about a connection is believed; as long as by REST. */
const believedMs = 10_000;

/**
 * By client certificate, or a bearer token in the metadata; nobody comes in unnamed by this door. Reading a certificate out
 * of a connection costs more than most calls, so who it names is remembered with the connection.
 */
export function createIdentify(authentication: Pick<Authentication, "authenticate">): Identify {
  const byConnection = new WeakMap<object, { readonly user: User; readonly until: number }>();
  return async (caller) => {
    const header = caller.metadata.get("authorization")[0];
    const connection = header === undefined ? connectionOf(caller) : undefined;
    const known = connection && byConnection.get(connection);
    if (known && known.until > performance.now()) return known.user;
    // grpc-js shows a certificate only when TLS has found it good.
    const certificate = caller.getAuthContext().sslPeerCertificate;
    const user = await authentication.authenticate({
      certificate: certificate && { certificate, authorized: true },
      token: bearerToken(header),
    });
    if (user.name === anonymous.name) throw unauthorized();
    if (connection) byConnection.set(connection, { user, until: performance.now() + believedMs });
    return user;
  };
}

/** The HTTP/2 session of a call: a private part of grpc-js, which is pinned. Where it is not found nothing is remembered. */
function connectionOf(caller: Caller): object | undefined {
  const { call } = caller as { readonly call?: { readonly stream?: { readonly session?: object } } };
  return call?.stream?.session;
}

function bearerToken(header: string | Buffer | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [scheme, token, ...more] = header.toString().trim().split(/ +/);
  if (scheme?.toLowerCase() !== "bearer" || !token || more.length > 0) throw unauthorized();
  return token;
}
