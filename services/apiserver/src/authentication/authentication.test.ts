import { generateKeyPairSync } from "node:crypto";
import type { PeerCertificate } from "node:tls";
import type { ApiObject } from "@kubets/api";
import { SignJWT } from "jose";
import type { Credentials } from "./authenticator.ts";
import { clientCertificates } from "./client-certificates.ts";
import { jsonWebKeys, openIdConfiguration } from "./openid.ts";
import { parseTokenKeys } from "./service-account-keys.ts";
import { serviceAccountTokens } from "./service-account-tokens.ts";
import { signServiceAccountToken } from "./sign-service-account-token.ts";
import { parseTokenFile, tokenFile } from "./token-file.ts";
import { createAuthentication } from "./union.ts";

const issuer = "https://kubernetes.default.svc.cluster.local";
const apiAudiences = [issuer];
const pemOf = (type: "rsa" | "ec") => {
  const { privateKey } =
    type === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return privateKey.export({ type: "pkcs8", format: "pem" }) as string;
};
const rsa = parseTokenKeys(pemOf("rsa"))[0]!;
const ec = parseTokenKeys(pemOf("ec"))[0]!;
const stranger = parseTokenKeys(pemOf("ec"))[0]!;

let now = new Date("2026-11-21T06:00:00Z");
const objects = new Map<string, ApiObject>();
const put = (resource: string, name: string, uid: string, more: Record<string, unknown> = {}) =>
  objects.set(`${resource}/${name}`, { kind: "", apiVersion: "v1", metadata: { name, uid }, ...more });
beforeEach(() => {
  now = new Date("2026-11-21T06:00:00Z");
  objects.clear();
  put("serviceaccounts", "web", "u1");
  put("pods", "web-0", "p1");
});

const authentication = createAuthentication({
  certificates: clientCertificates(() => now),
  tokens: [
    tokenFile('file-token,alice,42,"dev, ops"\n', "tokens.csv"),
    serviceAccountTokens({
      issuers: [issuer],
      keys: [rsa, ec],
      apiAudiences,
      lookup: async (resource, _namespace, name) => objects.get(`${resource}/${name}`),
      now: () => now,
    }),
  ],
  allowAnonymous: true,
});

const bound = { namespace: "ns", serviceaccount: { name: "web", uid: "u1" } };
const onPod = { ...bound, pod: { name: "web-0", uid: "p1" }, node: { name: "n1", uid: "n-uid" } };
const sign = async (key = rsa, claim: Parameters<typeof signServiceAccountToken>[1]["bound"] = onPod, more = {}) => {
  const signer = { issuer, key, extendExpiration: true, apiAudiences };
  const request = { bound: claim, audiences: apiAudiences, expirationSeconds: 3607, now, ...more };
  return (await signServiceAccountToken(signer, request)).token;
};
const ask = (credentials: Partial<Credentials>) =>
  authentication.authenticate({ certificate: undefined, token: undefined, ...credentials });

const certificate = (subject: Record<string, unknown>, validTo = "Nov 21 07:00:00 2027 GMT") =>
  ({ subject, valid_to: validTo, fingerprint256: "AB:CD" }) as unknown as PeerCertificate;

test("a certificate names the user, and its organisations the groups", async () => {
  const shown = { certificate: certificate({ CN: "system:node:n1", O: ["system:nodes", "x"] }), authorized: true };
  expect(await ask({ certificate: shown })).toEqual({
    name: "system:node:n1",
    uid: "",
    groups: ["system:nodes", "x", "system:authenticated"],
    extra: { "authentication.kubernetes.io/credential-id": ["X509SHA256=abcd"] },
  });
});

for (const [kind, key] of [
  ["RSA", rsa],
  ["ECDSA", ec],
] as const)
  test(`a pod's token signed with ${kind} is its service account`, async () => {
    const user = await ask({ token: await sign(key) });
    expect(user).toMatchObject({
      name: "system:serviceaccount:ns:web",
      uid: "u1",
      groups: ["system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"],
    });
    expect(user.extra).toMatchObject({
      "authentication.kubernetes.io/pod-name": ["web-0"],
      "authentication.kubernetes.io/node-name": ["n1"],
    });
    expect(user.extra["authentication.kubernetes.io/credential-id"]![0]).toMatch(/^JTI=/);
  });

test("a pod's usual token lasts a year, and asks to be renewed after its hour", async () => {
  const payload = JSON.parse(Buffer.from((await sign()).split(".")[1]!, "base64url").toString());
  expect(payload.exp - payload.iat).toBe(365 * 24 * 3600);
  expect(payload["kubernetes.io"].warnafter - payload.iat).toBe(3607);
});

test("the token file names user, uid and groups", async () => {
  expect(await ask({ token: "file-token" })).toMatchObject({
    name: "alice",
    uid: "42",
    groups: ["dev", "ops", "system:authenticated"],
  });
});

test("nobody is system:anonymous", async () => {
  expect(await ask({})).toMatchObject({ name: "system:anonymous", groups: ["system:unauthenticated"] });
});

test("a certificate without a name is nobody, as upstream", async () => {
  expect((await ask({ certificate: { certificate: certificate({}), authorized: true } })).name).toBe(
    "system:anonymous",
  );
});

const refused: { it: string; shown: () => Promise<Partial<Credentials>> }[] = [
  {
    it: "a certificate of a foreign authority",
    shown: async () => ({ certificate: { certificate: certificate({ CN: "x" }), authorized: false } }),
  },
  {
    it: "a certificate that has expired since the connection began",
    shown: async () => ({
      certificate: { certificate: certificate({ CN: "x" }, "Nov 21 05:00:00 2026 GMT"), authorized: true },
    }),
  },
  { it: "an unknown token", shown: async () => ({ token: "guess" }) },
  { it: "an empty token", shown: async () => ({ token: "" }) },
  { it: "a token signed by somebody else", shown: async () => ({ token: await sign(stranger) }) },
  {
    it: "a token for other audiences",
    shown: async () => ({ token: await sign(rsa, onPod, { audiences: ["vault"] }) }),
  },
  {
    it: "a token without signature",
    shown: async () => {
      const payload = (await sign()).split(".")[1];
      return { token: `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.` };
    },
  },
  {
    it: "a token signed with the public key as a shared secret",
    shown: async () => {
      const secret = Buffer.from(rsa.publicKey.export({ type: "spki", format: "pem" }));
      const token = await new SignJWT({ "kubernetes.io": onPod })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(issuer)
        .sign(secret);
      return { token };
    },
  },
  {
    it: "a token that has expired",
    shown: async () => {
      const token = await sign(rsa, bound, { expirationSeconds: 600 });
      now = new Date(now.getTime() + 662_000);
      return { token };
    },
  },
  {
    it: "a token of a pod that is gone, though its signature is remembered",
    shown: async () => {
      const token = await sign();
      await ask({ token });
      objects.delete("pods/web-0");
      return { token };
    },
  },
  {
    it: "a token of a service account that was made anew",
    shown: async () => {
      put("serviceaccounts", "web", "u2");
      return { token: await sign() };
    },
  },
];
for (const { it: name, shown } of refused)
  test(`${name} is Unauthorized, not anonymous`, async () => {
    await expect(ask(await shown())).rejects.toMatchObject({ code: 401, message: "Unauthorized" });
  });

test("a legacy token is good while its secret holds it", async () => {
  const token = await new SignJWT({
    "kubernetes.io/serviceaccount/namespace": "ns",
    "kubernetes.io/serviceaccount/secret.name": "web-token",
    "kubernetes.io/serviceaccount/service-account.name": "web",
    "kubernetes.io/serviceaccount/service-account.uid": "u1",
  })
    .setProtectedHeader({ alg: "RS256", kid: rsa.id })
    .setIssuer("kubernetes/serviceaccount")
    .setSubject("system:serviceaccount:ns:web")
    .sign(rsa.privateKey!);
  put("secrets", "web-token", "s1", { data: { token: Buffer.from(token).toString("base64") } });
  expect((await ask({ token })).name).toBe("system:serviceaccount:ns:web");
  put("secrets", "web-token", "s1", { data: {} });
  await expect(ask({ token })).rejects.toMatchObject({ code: 401 });
});

test("a review asks for other audiences", async () => {
  const token = await sign(rsa, onPod, { audiences: ["vault", issuer] });
  const { known } = await authentication.authenticateToken(token, ["vault", "other"]);
  expect(known?.audiences).toEqual(["vault"]);
});

const told: { it: string; token: () => Promise<string>; refusals: string[] }[] = [
  { it: "nothing of a token nobody knows", token: async () => "guess", refusals: [] },
  {
    it: "for whom a token was made",
    token: () => sign(rsa, onPod, { audiences: ["vault", "other"] }),
    refusals: [`token audiences ["vault" "other"] is invalid for the target audiences ["${issuer}"]`],
  },
  {
    it: "that a token is not of our making",
    token: () => sign(stranger),
    refusals: ["go-jose/go-jose: error in cryptographic primitive"],
  },
  {
    it: "that a token's time is over",
    token: () => sign(rsa, onPod, { now: new Date("2020-01-01T00:00:00Z") }),
    refusals: ["service account token has expired"],
  },
  {
    it: "that its pod is another one",
    token: () => sign(rsa, { ...onPod, pod: { name: "web-0", uid: "p0" } }),
    refusals: ["pod UID (p1) does not match service account pod ref claim (p0)"],
  },
  {
    it: "that its pod has gone",
    token: () => sign(rsa, { ...onPod, pod: { name: "gone", uid: "p0" } }),
    refusals: ["service account token has been invalidated"],
  },
  {
    it: "that its service account has gone",
    token: () => sign(rsa, { ...bound, serviceaccount: { name: "gone", uid: "u1" } }),
    refusals: ['serviceaccounts "gone" not found'],
  },
  {
    it: "that its service account is another one",
    token: () => sign(rsa, { ...bound, serviceaccount: { name: "web", uid: "u0" } }),
    refusals: ["service account UID (u1) does not match claim (u0)"],
  },
];
for (const { it, token, refusals } of told) {
  test(`a review is told ${it}`, async () => {
    expect(await authentication.authenticateToken(await token(), [issuer])).toEqual({ known: undefined, refusals });
  });
}

test("a line of the token file needs three cells", () => {
  expect(() => parseTokenFile("a,b\n", "t.csv")).toThrow("t.csv:1");
  expect([...parseTokenFile('t,n,u,"a,b"\n\nx,y,z\n', "t").values()].map((u) => u.groups)).toEqual([["a", "b"], []]);
});

test("the published keys are public ones, with the ids that tokens carry", async () => {
  const { keys } = jsonWebKeys([rsa, ec]);
  expect(keys[0]).toMatchObject({ use: "sig", kty: "RSA", kid: rsa.id, alg: "RS256", e: "AQAB" });
  expect(JSON.stringify(keys)).not.toContain('"d"');
  expect(
    openIdConfiguration(issuer, `${issuer}/openid/v1/jwks`, [rsa, ec]).id_token_signing_alg_values_supported,
  ).toEqual(["ES256", "RS256"]);
  expect(rsa.id).toBe(JSON.parse(Buffer.from((await sign()).split(".")[0]!, "base64url").toString()).kid);
});
