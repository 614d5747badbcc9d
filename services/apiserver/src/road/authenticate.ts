import type { PeerCertificate, TLSSocket } from "node:tls";
import type { Credentials } from "../authentication/authenticator.ts";
import type { User } from "./call.ts";
import type { HttpPassage, Stage } from "./passage.ts";

export interface AuthenticateOptions {
  readonly authenticate: (credentials: Credentials) => Promise<User>;
  readonly now: () => Date;
}

/** How long what was found out about a connection or a token is believed, as upstream's token cache. */
const believedMs = 10_000;
const rememberAtMost = 10_000;

interface Known {
  readonly user: User;
  readonly until: number;
}

/** Who sends the request. Both ways are remembered for a few seconds: by connection, and by the text of the header. */
export function authenticateStage({ authenticate, now }: AuthenticateOptions): Stage<HttpPassage> {
  const byConnection = new WeakMap<TLSSocket, Known>();
  const byHeader = new Map<string, Known>();
  return (passage) => {
    const header = passage.headers.authorization;
    const known = header === undefined ? byConnection.get(passage.socket) : byHeader.get(header);
    const time = now().getTime();
    if (known && known.until > time) {
      passage.user = known.user;
      return undefined;
    }
    return askAndRemember(passage, header, time);
  };

  async function askAndRemember(passage: HttpPassage, header: string | undefined, time: number): Promise<void> {
    const certificate = certificateOf(passage.socket);
    passage.user = await authenticate({ certificate, token: bearerToken(header) });
    const known = { user: passage.user, until: time + believedMs };
    if (header === undefined) byConnection.set(passage.socket, known);
    else if (!certificate) {
      if (byHeader.size >= rememberAtMost) byHeader.clear();
      byHeader.set(header, known);
    }
  }
}

/** Undefined where there is none: another scheme than Bearer is nobody's, as upstream. */
function bearerToken(header: string | undefined): string | undefined {
  const [scheme, token] = header?.trim().split(" ") ?? [];
  return scheme?.toLowerCase() === "bearer" && token ? token : undefined;
}

function certificateOf(socket: TLSSocket): Credentials["certificate"] {
  const certificate = socket.getPeerCertificate?.() as PeerCertificate | undefined;
  if (!certificate || Object.keys(certificate).length === 0) return undefined;
  return { certificate, authorized: socket.authorized };
}
