import { type Asking, cannotSign, mayHave, signers } from "./may-have.ts";

const node = {
  commonName: "system:node:n1",
  organizations: ["system:nodes"],
  dnsNames: [],
  addresses: [],
  otherNames: 0,
};
const proxy = { ...node, commonName: "system:kube-proxy", organizations: [] };
const serving = { ...node, dnsNames: ["n1"], addresses: ["10.0.0.1"] };
const joining = { username: "system:bootstrap:abcdef", groups: ["system:bootstrappers", "system:authenticated"] };
const n1 = { username: "system:node:n1", groups: ["system:nodes", "system:authenticated"] };
const n2 = { ...n1, username: "system:node:n2" };
const alice = { username: "alice", groups: ["system:authenticated"] };
const { client, kubeletClient, kubeletServing, nodeProcess } = signers;
const asClient = ["digital signature", "client auth"];
const asServer = ["digital signature", "server auth"];
const common = { addressesOfOthers: new Set(["10.0.0.2", "10.96.0.1"]) };

const rows: ({ it: string; ok: boolean } & Omit<Asking, "addressesOfOthers">)[] = [
  {
    it: "lets a joining machine become a node",
    ...joining,
    signerName: kubeletClient,
    usages: asClient,
    asked: node,
    ok: true,
  },
  { it: "lets a node renew its own", ...n1, signerName: kubeletClient, usages: asClient, asked: node, ok: true },
  { it: "lets no node become another", ...n2, signerName: kubeletClient, usages: asClient, asked: node, ok: false },
  { it: "lets no user become a node", ...alice, signerName: kubeletClient, usages: asClient, asked: node, ok: false },
  {
    it: "lets no joining machine become an administrator",
    ...joining,
    signerName: kubeletClient,
    usages: asClient,
    asked: { ...node, organizations: ["system:nodes", "system:masters"] },
    ok: false,
  },
  { it: "lets no client serve", ...joining, signerName: kubeletClient, usages: asServer, asked: node, ok: false },
  {
    it: "lets a node serve under its own name",
    ...n1,
    signerName: kubeletServing,
    usages: asServer,
    asked: serving,
    ok: true,
  },
  {
    it: "lets no joining machine serve yet",
    ...joining,
    signerName: kubeletServing,
    usages: asServer,
    asked: serving,
    ok: false,
  },
  {
    it: "lets no node serve under the API's address",
    ...n1,
    signerName: kubeletServing,
    usages: asServer,
    asked: { ...serving, addresses: ["10.96.0.1"] },
    ok: false,
  },
  {
    it: "lets no node serve under another name",
    ...n1,
    signerName: kubeletServing,
    usages: asServer,
    asked: { ...serving, dnsNames: ["kubernetes.default"] },
    ok: false,
  },
  {
    it: "gives a joining machine its proxy",
    ...joining,
    signerName: nodeProcess,
    usages: asClient,
    asked: proxy,
    ok: true,
  },
  { it: "gives a user no proxy", ...alice, signerName: nodeProcess, usages: asClient, asked: proxy, ok: false },
  {
    it: "gives no node the controller manager",
    ...n1,
    signerName: nodeProcess,
    usages: asClient,
    asked: { ...proxy, commonName: "system:kube-controller-manager" },
    ok: false,
  },
  {
    it: "leaves other clients to administrators",
    ...joining,
    signerName: client,
    usages: asClient,
    asked: proxy,
    ok: false,
  },
];
for (const { it: name, ok, ...asking } of rows)
  test(`mayHave() ${name}`, () => expect(mayHave({ ...asking, ...common }) !== undefined).toBe(ok));

test("cannotSign() makes nobody an administrator, though approved", () =>
  expect(cannotSign(client, asClient, { ...proxy, organizations: ["system:masters"] })).toContain("administrator"));
test("cannotSign() signs for an approved user", () => expect(cannotSign(client, asClient, proxy)).toBeUndefined());
