import { commonSettings, type SettingValues, setting } from "@kubets/component";

const { boolean, duration, integer, list, port, text } = setting;

/** The flags of kube-apiserver that this server takes, under its names. */
export const settings = {
  ...commonSettings,
  "etcd-servers": list({ help: "etcd servers, as scheme://host:port.", fallback: ["http://127.0.0.1:2379"] }),
  "etcd-cafile": text({ help: "Authority of etcd's certificate.", fallback: "" }),
  "etcd-certfile": text({ help: "Certificate to show to etcd.", fallback: "" }),
  "etcd-keyfile": text({ help: "Key of the certificate for etcd.", fallback: "" }),
  "etcd-prefix": text({ help: "Prefix of all keys in etcd.", fallback: "/registry" }),
  "etcd-compaction-interval": duration({
    help: "Pause between compactions of etcd; 0 leaves it to etcd.",
    fallback: "5m",
  }),

  "bind-address": text({ help: "Address to serve on.", fallback: "0.0.0.0" }),
  "secure-port": port({ help: "Port for HTTPS.", fallback: 6443 }),
  "grpc-port": port({ help: "Port for gRPC; 0 opens no such door.", fallback: 6444 }),
  "advertise-address": text({ help: "Address by which the cluster's members reach this server.", fallback: "" }),
  "tls-cert-file": text({
    help: "Certificate to serve with; a self-signed one in --cert-dir without it.",
    fallback: "",
  }),
  "tls-private-key-file": text({ help: "Key of the certificate.", fallback: "" }),
  "cert-dir": text({ help: "Folder for the self-signed certificate.", fallback: "/var/run/kubernetes" }),
  "client-ca-file": text({ help: "Authorities of client certificates.", fallback: "" }),

  "token-auth-file": text({ help: "CSV file of static tokens.", fallback: "" }),
  "anonymous-auth": boolean({ help: "Let requests without credentials pass as system:anonymous.", fallback: true }),
  "authorization-mode": list({ help: "Ways to authorise, in order.", fallback: ["Node", "RBAC"] }),
  "api-audiences": list({ help: "Audiences of this API; the issuer without it." }),
  "service-account-issuer": list({
    help: "Issuer of service account tokens; the first one signs, all are accepted.",
    fallback: ["https://kubernetes.default.svc.cluster.local"],
  }),
  "service-account-key-file": list({ help: "Keys that check service account tokens." }),
  "service-account-signing-key-file": text({ help: "Key that signs service account tokens.", fallback: "" }),
  "service-account-jwks-uri": text({ help: "Where the keys are published.", fallback: "" }),
  "service-account-extend-token-expiration": boolean({
    help: "Let pods' tokens live on for a year, for clients that do not read them again.",
    fallback: true,
  }),

  "service-cluster-ip-range": list({ help: "Ranges of service addresses.", fallback: ["10.0.0.0/24"] }),
  "service-node-port-range": text({ help: "Range of node ports.", fallback: "30000-32767" }),
  "allow-privileged": boolean({ help: "Let containers be privileged.", fallback: false }),
  "kubelet-client-certificate": text({ help: "Certificate to show to kubelets.", fallback: "" }),
  "kubelet-client-key": text({ help: "Key of the certificate for kubelets.", fallback: "" }),
  "kubelet-certificate-authority": text({ help: "Authority of kubelets' certificates.", fallback: "" }),
  "kubelet-preferred-address-types": list({
    help: "Which of a node's addresses to reach its kubelet at, the first that it has.",
    fallback: ["Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"],
  }),

  "max-requests-inflight": integer({ help: "Reads at the same time.", fallback: 400, min: 0 }),
  "max-mutating-requests-inflight": integer({ help: "Writes at the same time.", fallback: 200, min: 0 }),
  "request-timeout": duration({ help: "How long a request may take that does not stay.", fallback: "1m" }),
  "shutdown-delay-duration": duration({ help: "How long to go on serving after readyz says no.", fallback: "0s" }),
} as const;

export type Settings = SettingValues<typeof settings>;
