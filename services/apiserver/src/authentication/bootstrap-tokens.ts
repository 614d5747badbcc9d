import { timingSafeEqual } from "node:crypto";
import type { Secret } from "@kubets/api/types/core-v1";
import { type Authenticator, BadCredentialsError } from "./authenticator.ts";
import type { Lookup } from "./service-account-tokens.ts";

/** Groups that a token may add to its user. */
const extraGroup = /^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/;
const secretType = "bootstrap.kubernetes.io/token";

export interface BootstrapTokenOptions {
  readonly lookup: Lookup;
  readonly now: () => Date;
}

/** Tokens `<id>.<secret>` of machines that want to join: each is a Secret `bootstrap-token-<id>` in kube-system. */
export const bootstrapTokens = ({ lookup, now }: BootstrapTokenOptions): Authenticator<string> => ({
  name: "bootstrap token",
  authenticate: async (token) => {
    const [, id, secret] = /^([a-z0-9]{6})\.([a-z0-9]{16})$/.exec(token) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const found = (await lookup("secrets", "kube-system", `bootstrap-token-${id}`)) as Secret | undefined;
    if (!found || found.type !== secretType || found.metadata?.deletionTimestamp)
      throw new BadCredentialsError("there is no such bootstrap token");
    const said = (key: string) => Buffer.from(found.data?.[key] ?? "", "base64").toString("utf8");
    if (said("token-id") !== id || !sameText(said("token-secret"), secret))
      throw new BadCredentialsError("the bootstrap token has another secret");
    const expiration = said("expiration");
    if (expiration !== "" && !(Date.parse(expiration) > now().getTime()))
      throw new BadCredentialsError("the bootstrap token has expired");
    if (said("usage-bootstrap-authentication") !== "true")
      throw new BadCredentialsError("the bootstrap token is not for authentication");
    const groups = said("auth-extra-groups").split(",").filter(Boolean);
    if (!groups.every((group) => extraGroup.test(group)))
      throw new BadCredentialsError("the bootstrap token names a group that it may not");
    return {
      user: { name: `system:bootstrap:${id}`, uid: "", groups: ["system:bootstrappers", ...groups], extra: {} },
      audiences: [],
    };
  },
});

/** Takes as long for a wrong text as for the right one. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
