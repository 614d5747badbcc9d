import type { Asked } from "./read-request.ts";

/** Who signs what. The first three are Kubernetes' own names. */
export const signers = {
  client: "kubernetes.io/kube-apiserver-client",
  kubeletClient: "kubernetes.io/kube-apiserver-client-kubelet",
  kubeletServing: "kubernetes.io/kubelet-serving",
  /** For kube-proxy and dns, of which every node has one under the same name. */
  nodeProcess: "kubets.io/node-process",
} as const;

export const ourSigners: ReadonlySet<string> = new Set(Object.values(signers));

const nodePrefix = "system:node:";
const nodesGroup = "system:nodes";
const joiningGroup = "system:bootstrappers";
const nodeProcesses = new Set(["system:kube-proxy", "system:kube-dns"]);

type Names = Pick<Asked, "commonName" | "organizations" | "dnsNames" | "addresses" | "otherNames">;

export interface Asking {
  readonly signerName: string;
  readonly usages: readonly string[];
  readonly username: string;
  readonly groups: readonly string[];
  readonly asked: Names;
  /** Addresses that are others': of other nodes and of the API's Service. */
  readonly addressesOfOthers: ReadonlySet<string>;
}

const isNode = ({ commonName, organizations }: Names): boolean =>
  commonName.startsWith(nodePrefix) && organizations.length === 1 && organizations[0] === nodesGroup;
const isNameless = ({ dnsNames, addresses, otherNames }: Names): boolean =>
  dnsNames.length + addresses.length + otherNames === 0;
const onlyFor = (usages: readonly string[], purpose: string): boolean =>
  usages.includes(purpose) && usages.every((one) => [purpose, "digital signature", "key encipherment"].includes(one));

/**
 * Whether a request is approved without asking anybody: a joining machine may become a node, a node may renew what is its
 * own, and both may have what the processes of a node need. Undefined leaves it to an administrator.
 */
export function mayHave({
  signerName,
  usages,
  username,
  groups,
  asked,
  addressesOfOthers,
}: Asking): string | undefined {
  const isItself = username === asked.commonName && groups.includes(nodesGroup);
  const joins = groups.includes(joiningGroup);
  switch (signerName) {
    case signers.kubeletClient:
      return isNode(asked) && isNameless(asked) && onlyFor(usages, "client auth") && (isItself || joins)
        ? "A node's own client certificate"
        : undefined;
    case signers.kubeletServing: {
      const own =
        asked.otherNames === 0 &&
        asked.dnsNames.every((name) => name === asked.commonName.slice(nodePrefix.length)) &&
        asked.addresses.every((address) => !addressesOfOthers.has(address));
      return isNode(asked) && isItself && own && onlyFor(usages, "server auth")
        ? "A node's own serving certificate"
        : undefined;
    }
    case signers.nodeProcess:
      return nodeProcesses.has(asked.commonName) &&
        asked.organizations.length === 0 &&
        isNameless(asked) &&
        onlyFor(usages, "client auth") &&
        (joins || groups.includes(nodesGroup))
        ? "A process that every node has"
        : undefined;
    default:
      return undefined;
  }
}

/** Why a signer does not sign this, though it is approved; undefined when it may. */
export function cannotSign(signerName: string, usages: readonly string[], asked: Names): string | undefined {
  const node = signerName === signers.kubeletClient || signerName === signers.kubeletServing;
  if (node && !isNode(asked)) return "the subject is not a node's: CN system:node:<name>, O system:nodes";
  if (signerName !== signers.kubeletServing && usages.includes("server auth"))
    return "this signer makes no server certificates";
  if (signerName === signers.client && asked.organizations.includes("system:masters"))
    return "this signer makes nobody an administrator";
  return undefined;
}
