import type { Metadata, ServerUnaryCall } from "@grpc/grpc-js";
import { unauthorized } from "@kubets/api";
import type { Authentication } from "../authentication/union.ts";
import { anonymous, type User } from "../road/call.ts";

/** What every kind of server call can tell of its caller. */
export interface Caller {
  readonly metadata: Metadata;
  getAuthContext(): ReturnType<ServerUnaryCall<unknown, unknown>["getAuthContext"]>;
}

/** Who calls: by client certificate, or a bearer token in the metadata. Nobody comes in unnamed by this door. */
export async function userOfCaller(caller: Caller, authentication: Authentication): Promise<User> {
  // grpc-js shows a certificate only when TLS has found it good.
  const certificate = caller.getAuthContext().sslPeerCertificate;
  const token = bearerToken(caller.metadata.get("authorization")[0]);
  const user = await authentication.authenticate({
    certificate: certificate && { certificate, authorized: true },
    token,
  });
  if (user.name === anonymous.name) throw unauthorized();
  return user;
}

function bearerToken(header: string | Buffer | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [scheme, token, ...more] = header.toString().trim().split(/ +/);
  if (scheme?.toLowerCase() !== "bearer" || !token || more.length > 0) throw unauthorized();
  return token;
}
