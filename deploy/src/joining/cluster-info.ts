import { join } from "node:path";
import { parse } from "yaml";
import { type Api, ApiProblem, apiAt } from "../cluster/api.ts";
import { Failure, reasonOf } from "../failure.ts";
import type { NodePlan } from "../layout.ts";
import { readCertificate } from "../pki/pki-files.ts";
import { authorityHash } from "./bootstrap-token.ts";

const folder = "/api/v1/namespaces/kube-public/configmaps";

interface ConfigMap {
  readonly data?: Readonly<Record<string, string>>;
}
interface ClusterInfo {
  readonly clusters?: readonly {
    readonly cluster?: { readonly server?: string; readonly "certificate-authority-data"?: string };
  }[];
}

/** Publishes where the API server is and who signs for it: kubeadm's `cluster-info`, readable by everyone. */
export async function publishClusterInfo(api: Api, node: NodePlan): Promise<void> {
  const authority = Buffer.from(await readCertificate(join(node.paths.pki, "ca"))).toString("base64");
  const kubeconfig = `apiVersion: v1
kind: Config
clusters:
- name: ""
  cluster:
    certificate-authority-data: ${authority}
    server: ${node.server}
contexts: []
users: []
current-context: ""
`;
  const object = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "cluster-info", namespace: "kube-public" },
    data: { kubeconfig },
  };
  const held = await api.send<ConfigMap>("GET", `${folder}/cluster-info`);
  if (!held) await api.send("POST", folder, object);
  else if (held.data?.kubeconfig !== kubeconfig) await api.send("PUT", `${folder}/cluster-info`, object);
}

export interface Discovered {
  readonly server: string;
  readonly authorityCert: string;
}

/**
 * Asks a server that nobody vouches for yet who signs for it, and believes it only where the answer has the hash that the
 * user was told. The token is not shown before that.
 */
export async function discover(server: string, expectedHash: string): Promise<Discovered> {
  const map = await apiAt(server, { insecure: true })
    .send<ConfigMap>("GET", `${folder}/cluster-info`)
    .catch((error) => {
      throw new Failure(
        error instanceof ApiProblem
          ? `${server} does not tell who it is: ${error.message}`
          : `${server} cannot be reached (${reasonOf(error)}); check the address, and that port 6443 is open between the machines.`,
      );
    });
  const info = parse(map?.data?.kubeconfig ?? "null") as ClusterInfo | null;
  const cluster = info?.clusters?.[0]?.cluster;
  const data = cluster?.["certificate-authority-data"];
  if (!data) throw new Failure(`${server} has no cluster-info to join by; run "kubets init" there again.`);
  const authorityCert = Buffer.from(data, "base64").toString("utf8");
  if (authorityHash(authorityCert) !== expectedHash)
    throw new Failure(
      `the server at ${server} is not the one you mean: its authority is ${authorityHash(authorityCert)}. Copy the join command again from the control plane.`,
    );
  return { server: cluster.server ?? server, authorityCert };
}
