import { unauthorized } from "@kubets/api";
import { anonymous, type User } from "../road/call.ts";
import {
  type Authenticated,
  type Authenticator,
  BadCredentialsError,
  type ClientCertificate,
  type Credentials,
} from "./authenticator.ts";

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
  /** For TokenReview: who the token stands for, and in which audiences. */
  authenticateToken(token: string, audiences: readonly string[]): Promise<TokenVerdict>;
}

export interface TokenVerdict {
  /** Undefined where the token is no good. */
  readonly known: Authenticated | undefined;
  /** Why not, as far as a reviewer may be told. */
  readonly refusals: readonly string[];
}

/** Certificate first, then the tokens' ways in order. Bad credentials never become anonymous. */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { certificates, tokens, allowAnonymous, onRefusal = () => {} } = options;
  const authenticateToken = async (token: string, audiences?: readonly string[]): Promise<TokenVerdict> => {
    const refusals: string[] = [];
    for (const way of tokens) {
      try {
        const found = await way.authenticate(token, audiences);
        if (found) return { known: { ...found, user: authenticatedUser(found.user) }, refusals: [] };
      } catch (error) {
        onRefusal({ authenticator: way.name, error });
        if (error instanceof BadCredentialsError && error.isTold) refusals.push(error.message);
      }
    }
    return { known: undefined, refusals };
  };
  const askCertificate = async (certificate: ClientCertificate): Promise<Authenticated | undefined> => {
    try {
      return await certificates.authenticate(certificate);
    } catch (error) {
      onRefusal({ authenticator: certificates.name, error });
      return undefined;
    }
  };
  return {
    authenticateToken,
    authenticate: async ({ certificate, token }) => {
      if (certificate) {
        const found = await askCertificate(certificate);
        if (found) return authenticatedUser(found.user);
      }
      if (token !== undefined) {
        const { known } = await authenticateToken(token);
        if (known) return known.user;
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
