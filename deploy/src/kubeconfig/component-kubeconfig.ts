import type { KeyPair } from "../pki/issue.ts";

export interface KubeconfigSpec {
  readonly server: string;
  readonly authorityCert: string;
  readonly user: string;
  readonly pair: KeyPair;
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** The kubeconfig of one process, with its certificate in it, as kubeadm writes them. */
export const componentKubeconfig = ({ server, authorityCert, user, pair }: KubeconfigSpec): string => `apiVersion: v1
kind: Config
clusters:
- name: kubets
  cluster:
    certificate-authority-data: ${base64(authorityCert)}
    server: ${server}
users:
- name: ${JSON.stringify(user)}
  user:
    client-certificate-data: ${base64(pair.cert)}
    client-key-data: ${base64(pair.key)}
contexts:
- name: ${JSON.stringify(`${user}@kubets`)}
  context:
    cluster: kubets
    user: ${JSON.stringify(user)}
current-context: ${JSON.stringify(`${user}@kubets`)}
`;
