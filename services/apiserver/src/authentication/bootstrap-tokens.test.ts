import type { ApiObject } from "@kubets/api";
import { bootstrapTokens } from "./bootstrap-tokens.ts";

const token = "abcdef.0123456789abcdef";
const encoded = (data: Record<string, string>) =>
  Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text).toString("base64")]));
const good = {
  "token-id": "abcdef",
  "token-secret": "0123456789abcdef",
  "usage-bootstrap-authentication": "true",
  expiration: "2026-11-22T00:00:00Z",
};
const secret = (data: Record<string, string>, type = "bootstrap.kubernetes.io/token"): ApiObject =>
  ({
    kind: "Secret",
    apiVersion: "v1",
    metadata: { name: "bootstrap-token-abcdef" },
    type,
    data: encoded(data),
  }) as never;

const rows: { it: string; object?: ApiObject; token?: string; groups?: string[]; fails?: string }[] = [
  { it: "knows a machine by its token", object: secret(good), groups: ["system:bootstrappers"] },
  {
    it: "adds the token's groups",
    object: secret({ ...good, "auth-extra-groups": "system:bootstrappers:kubeadm:default-node-token" }),
    groups: ["system:bootstrappers", "system:bootstrappers:kubeadm:default-node-token"],
  },
  { it: "leaves other forms of tokens to others", token: "eyJ.x.y" },
  { it: "refuses a token that is not there", fails: "no such" },
  { it: "refuses a secret of another type", object: secret(good, "Opaque"), fails: "no such" },
  { it: "refuses a wrong secret", object: secret({ ...good, "token-secret": "x" }), fails: "another secret" },
  { it: "refuses an expired one", object: secret({ ...good, expiration: "2026-11-20T00:00:00Z" }), fails: "expired" },
  { it: "refuses a date that is none", object: secret({ ...good, expiration: "soon" }), fails: "expired" },
  {
    it: "refuses one for other use",
    object: secret({ ...good, "usage-bootstrap-authentication": "false" }),
    fails: "not for authentication",
  },
  {
    it: "refuses a group of administrators",
    object: secret({ ...good, "auth-extra-groups": "system:masters" }),
    fails: "may not",
  },
];
for (const row of rows)
  test(`bootstrapTokens() ${row.it}`, async () => {
    const way = bootstrapTokens({ lookup: async () => row.object, now: () => new Date("2026-11-21T00:00:00Z") });
    const found = way.authenticate(row.token ?? token);
    if (row.fails) await expect(found).rejects.toThrow(row.fails);
    else expect((await found)?.user.groups).toEqual(row.groups);
  });
