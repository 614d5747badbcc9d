import { unauthorized } from "@kubets/api";
import { anonymous, type User } from "../road/call.ts";
import type { Authenticated, Authenticator, ClientCertificate, Credentials } from "./authenticator.ts";

export interface AuthenticationOptions {
  readonly certificates: Authenticator<ClientCertificate>;
  /** In the order in which they are asked. */
  readonly tokens: readonly Authenticator<string>[];
  readonly allowAnonymous: boolean;
  /** Hears why credentials were refused; the client does not. */
  readonly onRefusal?: (why: { readonly authenticator: string; readonly error: unknown }) => void;
}

export interface Authentication {
  /** Who sends it, `system:anonymous` for nobody; throws Unauthorized. */
  authenticate(credentials: Credentials): Promise<User>;
  /** For TokenReview: who the token stands for, undefined when it is no good. */
  authenticateToken(token: string, audiences: readonly string[]): Promise<Authenticated | undefined>;
}

/** Certificate first, then the tokens' ways in order. Bad credentials never become anonymous. */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { certificates, tokens, allowAnonymous, onRefusal = () => {} } = options;
  const ask = async <Shown>(way: Authenticator<Shown>, shown: Shown, audiences?: readonly string[]) => {
    try {
      return await way.authenticate(shown, audiences);
    } catch (error) {
      onRefusal({ authenticator: way.name, error });
      return undefined;
    }
  };
  const authenticateToken = async (token: string, audiences?: readonly string[]) => {
    for (const way of tokens) {
      const found = await ask(way, token, audiences);
      if (found) return { ...found, user: authenticatedUser(found.user) };
    }
    return undefined;
  };
  return {
    authenticateToken,
    authenticate: async ({ certificate, token }) => {
      if (certificate) {
        const found = await ask(certificates, certificate);
        if (found) return authenticatedUser(found.user);
      }
      if (token !== undefined) {
        const found = await authenticateToken(token);
        if (found) return found.user;
      }
      if (token !== undefined || (certificate && isNamed(certificate)) || !allowAnonymous) throw unauthorized();
      return anonymous;
    },
  };
}

/** A verified certificate without a common name says nothing, as upstream: not even that it is wrong. */
const isNamed = ({ certificate, authorized }: ClientCertificate): boolean =>
  !authorized || Boolean(certificate.subject?.CN);

const authenticatedUser = (user: User): User =>
  user.groups.includes("system:authenticated") || user.groups.includes("system:unauthenticated")
    ? user
    : { ...user, groups: [...user.groups, "system:authenticated"] };
